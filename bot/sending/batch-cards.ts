import type { Card } from "../../cards/kit/kit.ts";
import type { Reply } from "../../dialogs/dialog.ts";
import type { BatchNews, ResetEventDialog } from "../../dialogs/reset-events.ts";
import type { BatchMessage, Counted } from "../../services/conversations/batch-messages.ts";
import type { ConversationStore } from "../../services/conversations/conversation-store.ts";
import type { Put, ShowBatches } from "../../services/conversations/show-batches.ts";
import type { ResetEvent } from "../../services/resets/reset-events.ts";
import type { Log } from "../log.ts";
import { asMessage } from "./as-message.ts";
import type { Connector } from "./connector.ts";
import { judgePost } from "./judge-post.ts";
import type { LatestOnly } from "./latest-only.ts";

/** The messages that show batches: each in its batch's last state in the end, whatever was down or died meanwhile. */
export interface BatchCards {
  /** Something happened. Throws where a message of its own could not be sent. */
  tell(event: ResetEvent): Promise<void>;
  /** The pressed card as the press was answered, unless more has happened to the batch since it was counted. */
  answer(batchId: string, reply: Pick<Reply, "card" | "note" | "watches">, counted?: Counted): Promise<void>;
  /** Whatever shows less than happened. */
  catchUp(): Promise<void>;
}

export interface BatchCardsDeps {
  /** Tries once: when to try again is the store's to know. */
  readonly connector: Pick<Connector, "update">;
  /** Tries a few times what Teams certainly did not carry out: nobody sends a message of its own later. */
  readonly patient: Pick<Connector, "send">;
  readonly conversations: Pick<ConversationStore, "attach" | "attached">;
  readonly show: ShowBatches;
  readonly events: ResetEventDialog;
  readonly latest: LatestOnly;
  readonly log: Log;
}

export function createBatchCards(deps: BatchCardsDeps): BatchCards {
  const { show, events, latest } = deps;
  const present = (batchId: string) => events({ kind: "progressed", batchId });
  return {
    async tell(event) {
      const { batchId } = event;
      const news = once(() => events(event));
      // Read after the message was taken: what another process shows later than this is then never older.
      await latest.run(batchId, () =>
        show.now(batchId, (message) => put(message, async () => faceOf(await news(), message), deps)),
      );
      if (event.kind !== "progressed" && event.kind !== "finished") await sendFresh(await news(), deps);
    },
    answer: (batchId, reply, counted) =>
      latest.run(batchId, () =>
        show.now(batchId, (message) => {
          const isAnswered = isOf(reply, message) && isLatest(message, counted);
          return put(
            message,
            async () => (isAnswered ? faceOf(reply, message) : faceOf(await present(batchId), message)),
            deps,
          );
        }),
      ),
    catchUp: () =>
      latest.run("behind", () =>
        show.behind((message) => put(message, async () => faceOf(await present(message.batchId), message), deps)),
      ),
  };
}

/** What a message is to show. Without a card there is nothing to be said in it. */
interface Face {
  readonly card?: Card | undefined;
  readonly restMs?: number;
}

/** What changes all the time is shown so often, over all replicas. */
const restMs = 1_000;

function faceOf(
  { card, note, ...news }: Pick<Reply, "card" | "note"> & Pick<BatchNews, "rests">,
  { role }: BatchMessage,
): Face {
  return { card: role === "note" ? note : card, ...(news.rests && { restMs }) };
}

/** Whoever looks at somebody else's batch turns pages of their own card only. */
function isOf({ watches = false }: Pick<Reply, "watches">, { role }: BatchMessage): boolean {
  return role === "note" || (role === "watch") === watches;
}

/** Of many presses answered late, the last one may have read the state before the end that is shown already. */
function isLatest({ behindSince, role, change }: BatchMessage, counted: Counted | undefined): boolean {
  return !behindSince && (!counted || counted.get(role) === change);
}

async function put(message: BatchMessage, make: () => Promise<Face>, { connector, log }: BatchCardsDeps): Promise<Put> {
  const { batchId: batch, role, tries } = message;
  try {
    const { card, restMs: rest } = await make();
    if (card) await connector.update(message.message, asMessage(card));
    return { kind: "shown", ...(rest !== undefined && { restMs: rest }) };
  } catch (err) {
    const judged = judgePost(err, "update");
    log.warn({ batch, role, tries, err, then: judged.kind }, "card not updated");
    return judged.kind === "again" ? judged : { kind: "nothing" };
  }
}

/** What is to be said anew goes where the card of the batch lies. */
async function sendFresh({ batchId, fresh }: BatchNews, { patient, conversations }: BatchCardsDeps): Promise<void> {
  const message = fresh && (await conversations.attached(batchId, "card"));
  if (!message) return;
  const sent = await patient.send(message, asMessage(fresh.card));
  if (fresh.batchId !== undefined) await conversations.attach(fresh.batchId, "card", sent);
  // A fresh summary of many people is read further now.
  await fresh.afterwards?.();
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
