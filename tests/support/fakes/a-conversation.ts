import sinon from "sinon";
import { composeViews } from "../../../bot/compose/compose-views.ts";
import type { Command, CommandOf } from "../../../core/command.ts";
import type { Asked, Reply } from "../../../dialogs/dialog.ts";
import { createDialogs } from "../../../dialogs/dialogs.ts";
import { createResetEventDialog } from "../../../dialogs/reset-events.ts";
import { createRecordElsewhere } from "../../../services/history/record-elsewhere.ts";
import type { NotifyHere } from "../../../services/notifications/notify-here.ts";
import type { StopNotifying } from "../../../services/notifications/stop-notifying.ts";
import { createVoidPending } from "../../../services/resets/confirm/void-pending.ts";
import { createEndSignIn } from "../../../services/sign-in/end-sign-in.ts";
import type { OperatorTokens } from "../../../services/sign-in/operator-tokens.ts";
import type { WhoAmI } from "../../../services/who-am-i.ts";
import { anOperator, home } from "../builders/people.ts";
import { easyRule } from "../builders/resets.ts";
import { type aDesk, conversationId, noDetails } from "./a-desk.ts";
import { memoryViewStore } from "./memory-view-store.ts";
import { memoryWaitingSearches } from "./memory-waiting-searches.ts";

/** The operator talking to every dialog, over the verbs of a desk. */
export function aConversation(desk: ReturnType<typeof aDesk>) {
  const signedIn = sinon.stub<Parameters<OperatorTokens["signedIn"]>, Promise<boolean>>().resolves(true);
  const signOut = sinon.stub<Parameters<OperatorTokens["signOut"]>, Promise<void>>().resolves();
  const whoAmI = sinon.stub<Parameters<WhoAmI>, ReturnType<WhoAmI>>();
  whoAmI.resolves({ signedIn: true, home, deskRoles: [] });
  const notifyHere = sinon.stub<Parameters<NotifyHere>, ReturnType<NotifyHere>>();
  const stopNotifying = sinon.stub<Parameters<StopNotifying>, ReturnType<StopNotifying>>();
  const dialogs = createDialogs({
    resets: { ...desk, now: () => desk.clock.now },
    customers: { ...desk.customers.verbs, waiting: memoryWaitingSearches() },
    views: composeViews({
      ...desk.deps,
      ...desk.customers,
      views: memoryViewStore(() => desk.clock.now),
      prepare: desk.prepare,
      customerName: () => undefined,
    }),
    history: { open: sinon.stub(), press: sinon.stub() },
    elsewhere: createRecordElsewhere({ ...desk.deps, views: memoryViewStore(() => desk.clock.now) }),
    notifications: { notifyHere, stopNotifying },
    whoAmI,
    tokens: { signedIn },
    endSignIn: createEndSignIn({ tokens: { signOut }, voidPending: createVoidPending(desk.deps) }),
  });
  const asked: Asked = { operator: anOperator(), conversationId };
  const say = <K extends Command["kind"]>(command: CommandOf<K>, by: Partial<Asked> = {}): Promise<Reply> => {
    const dialog: (asked: Asked, command: CommandOf<K>) => Promise<Reply> = dialogs[command.kind];
    return dialog({ ...asked, ...by }, command);
  };
  return {
    ...{ signedIn, signOut, whoAmI, notifyHere, stopNotifying, say },
    /** "reset MFA for …", by object id. */
    start: (...objectIds: string[]) =>
      say<"reset.start">({
        kind: "reset.start",
        wanted: { parts: objectIds.map((value) => ({ by: "id", value })) },
        details: noDetails,
      }),
    confirm: (batchId: string, part: Partial<CommandOf<"reset.confirm">> = {}) =>
      say<"reset.confirm">({ kind: "reset.confirm", batchId, ticks: {}, details: noDetails, ...part }),
    hear: createResetEventDialog({
      batch: (batchId) => desk.resets.batch(batchId),
      ...desk.many,
      ...desk.bulks,
      excluded: (batchId) => desk.summaries.excluded(batchId, 0, 100),
      rule: () => easyRule,
      now: () => desk.clock.now,
    }),
  };
}
