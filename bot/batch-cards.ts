import type { Card } from "../cards/kit.ts";
import type { Reply } from "../dialogs/dialog.ts";
import type { BatchNews, ResetEventDialog } from "../dialogs/reset-events.ts";
import type { BatchMessage } from "../services/conversations/batch-messages.ts";
import type { ConversationStore } from "../services/conversations/conversation-store.ts";
import type { Put, ShowBatches } from "../services/conversations/show-batches.ts";
import type { ResetEvent } from "../services/resets/reset-events.ts";
import { asMessage } from "./as-message.ts";
import type { Connector } from "./connector.ts";
import { judgePost } from "./judge-post.ts";
import type { LatestOnly } from "./latest-only.ts";
import type { Log } from "./log.ts";

/** The messages that show batches: each in its batch's last state in the end, whatever was down or died meanwhile. */
export interface BatchCards {
  /** Something happened. Throws where a message of its own could not be sent. */
  tell(event: ResetEvent): Promise<void>;
  /** The pressed card as the press was answered, unless more has happened to the batch meanwhile. */
  answer(batchId: string, reply: Pick<Reply, "card" | "note">): Promise<void>;
  /** Whatever shows less than happened. */
  catchUp(): Promise<void>;
}

export interface BatchCardsDeps {
  /** Tries once: when to try again is the store's to know. */
  readonly connector: Pick<Connector, "send" | "update">;
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
        show.now(batchId, (message) => put(message, async () => (await news())[message.role], deps)),
      );
      if (event.kind !== "progressed" && event.kind !== "finished") await sendFresh(await news(), deps);
    },
    answer: (batchId, reply) =>
      latest.run(batchId, () =>
        show.now(batchId, (message) => {
          const card = async () => (message.behindSince ? (await present(batchId))[message.role] : reply[message.role]);
          return put(message, card, deps);
        }),
      ),
    catchUp: () =>
      latest.run("behind", () =>
        show.behind((message) => put(message, async () => (await present(message.batchId))[message.role], deps)),
      ),
  };
}

/** Undefined: there is nothing to be said in this message. */
type MakeCard = () => Promise<Card | undefined>;

async function put(message: BatchMessage, make: MakeCard, { connector, log }: BatchCardsDeps): Promise<Put> {
  const { batchId: batch, role, tries } = message;
  try {
    const card = await make();
    if (card) await connector.update(message.message, asMessage(card));
    return { kind: "shown" };
  } catch (err) {
    const judged = judgePost(err, "update");
    log.warn({ batch, role, tries, err, then: judged.kind }, "card not updated");
    return judged.kind === "again" ? judged : { kind: "nothing" };
  }
}

/** What is to be said anew goes where the card of the batch lies. */
async function sendFresh({ batchId, fresh }: BatchNews, { connector, conversations }: BatchCardsDeps): Promise<void> {
  const message = fresh && (await conversations.attached(batchId, "card"));
  if (!message) return;
  const sent = await connector.send(message, asMessage(fresh.card));
  if (fresh.batchId !== undefined) await conversations.attach(fresh.batchId, "card", sent);
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
