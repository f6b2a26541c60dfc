import { growingPause } from "../growing-pause.ts";
import type { Log } from "../log.ts";
import type { BatchMessage, BatchMessages } from "./batch-messages.ts";

/** What Teams made of an update. `nothing`: there is no such message any more, or it may not be changed. */
export type Put =
  | { readonly kind: "shown"; readonly restMs?: number }
  | { readonly kind: "again"; readonly afterMs?: number }
  | { readonly kind: "nothing" };

/** Sends the batch's present state to one of its messages; reads that state itself, after the message was taken. Never throws. */
export type PutMessage = (message: BatchMessage) => Promise<Put>;

export interface ShowBatches {
  /** Every message of a batch. */
  now(batchId: string, put: PutMessage): Promise<void>;
  /** Whatever shows less than happened: a process died, or Teams did not answer. One after the other, until nothing is left. */
  behind(put: PutMessage): Promise<void>;
}

export interface ShowBatchesDeps {
  readonly messages: BatchMessages;
  readonly now: () => Date;
  readonly log: Log;
}

const pauses = { first: 1000, longest: 5 * 60_000 };
/** After a day a card is answered where it is pressed, not updated from outside. */
const givenUpAfterMs = 24 * 60 * 60_000;

/** The last state of a card reaches Teams, whatever was down or died when it came to be. An update in place may always be repeated. */
export function createShowBatches(deps: ShowBatchesDeps): ShowBatches {
  const { messages } = deps;
  return {
    async now(batchId, put) {
      for (const message of await messages.take(batchId)) await settle(message, await put(message), deps);
    },
    async behind(put) {
      for (let next = await messages.takeBehind(); next; next = await messages.takeBehind()) {
        await settle(next, await put(next), deps);
      }
    },
  };
}

async function settle(message: BatchMessage, put: Put, deps: ShowBatchesDeps): Promise<void> {
  switch (put.kind) {
    case "shown":
      return deps.messages.shown(message, put.restMs);
    case "nothing":
      return giveUp(message, "not there", deps);
    case "again":
      return later(message, put.afterMs, deps);
  }
}

/** One second, doubled with each try, or longer where Teams said so. */
async function later(message: BatchMessage, afterMs: number | undefined, deps: ShowBatchesDeps): Promise<void> {
  const now = deps.now().getTime();
  const since = message.behindSince?.getTime() ?? now;
  if (now - since > givenUpAfterMs) return giveUp(message, "given up", deps);
  return deps.messages.again(message, new Date(now + growingPause(pauses, message.tries, afterMs)));
}

async function giveUp(message: BatchMessage, why: "not there" | "given up", deps: ShowBatchesDeps): Promise<void> {
  deps.log.warn({ batch: message.batchId, role: message.role, why }, "card could not be brought up to date");
  return deps.messages.giveUp(message);
}
