import type { MessageAddress } from "./conversation-store.ts";
import type { MessageRole } from "./message-role.ts";

/** One message that shows a batch, in the hands of the only process that may send it now. */
export interface BatchMessage {
  readonly batchId: string;
  readonly role: MessageRole;
  readonly message: MessageAddress;
  /** Counts what had happened to the batch when it was taken. */
  readonly change: number;
  /** Since when it shows less than happened; unset: it shows everything. */
  readonly behindSince?: Date;
  readonly tries: number;
}

/** How much had happened to a batch, as each of its messages counts it. */
export type Counted = ReadonlyMap<MessageRole, number>;

/**
 * Which message shows how much of its batch. The database counts every change of a batch's state by itself, in the transaction of the
 * change, so that a death in between is found afterwards. Throws `store-unavailable`.
 */
export interface BatchMessages {
  count(batchId: string): Promise<Counted>;
  /** The messages of a batch, for nobody else as long as sending can take. One that is in other hands will be shown anew after them. */
  take(batchId: string): Promise<readonly BatchMessage[]>;
  /** The next one that shows less than happened and may be sent now; undefined: none. */
  takeBehind(): Promise<BatchMessage | undefined>;
  /** It shows what had happened when it was taken; nobody sends it again for so many milliseconds. */
  shown(message: BatchMessage, restMs?: number): Promise<void>;
  /** It is shown no earlier than at this time. */
  again(message: BatchMessage, at: Date): Promise<void>;
  /** It can't be shown, and is not tried again before something new happens. */
  giveUp(message: BatchMessage): Promise<void>;
}
