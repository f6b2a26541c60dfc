import type { Target } from "../../../core/directory/people.ts";
import type { OwnDetails } from "../../../core/lists/people-list.ts";
import type { BulkCustomer, BulkFilter, BulkHead, BulkInCustomer, BulkRow } from "../../../core/reset/bulk.ts";
import type { PendingReset } from "../../../core/reset/pending-reset.ts";
import type { Refusal } from "../../../core/reset/refusal.ts";

export interface BulkPage {
  readonly filter: BulkFilter;
  readonly from: number;
  readonly most: number;
}

/** Somebody of a bulk whose turn had not come, and will not. */
export type GivenUp = Pick<PendingReset, "id" | "plan">;

/** By whom a fresh summary is made; what their row of a list had said goes along. */
export type AskedAgain = Pick<Target, "tenantId" | "objectId"> & { readonly own?: OwnDetails };

/** Confirmed batches of many people. Nothing here reads all of one, but for whom to ask again. Throws `store-unavailable`. */
export interface BulkStore {
  /** Undefined: it is not confirmed. */
  head(batchId: string): Promise<BulkHead | undefined>;
  /** Everybody who was confirmed, by customer; the largest first. */
  customers(batchId: string): Promise<readonly BulkCustomer[]>;
  /** One of them, with up to so many exceptions in order of position. */
  inCustomer(batchId: string, tenantId: string, most: number): Promise<BulkInCustomer>;
  /** Who ended last, newest first. */
  latest(batchId: string, most: number): Promise<readonly PendingReset[]>;
  /** Trouble first, then in order of position. */
  page(batchId: string, page: BulkPage): Promise<readonly PendingReset[]>;
  /** What those of one customer ended of since the batch was last changed, newest first; empty: it is of few people. */
  refusals(batchId: string, tenantId: string, most: number): Promise<readonly (Refusal | undefined)[]>;
  inTrouble(batchId: string): Promise<number>;
  /** Who was confirmed and has something left to do, in order. */
  unfinished(batchId: string): Promise<readonly AskedAgain[]>;
  /** Whose summary did not hold, or who broke off: also of a batch of few people. */
  toAskAgain(batchId: string): Promise<readonly AskedAgain[]>;
  /** Batches of more than so many people that are not over, newest first, at most fifty. */
  underWay(moreThan: number): Promise<readonly BulkRow[]>;
  /** Paused since before the given time and not over, at most 100. */
  pausedBefore(before: Date): Promise<readonly string[]>;
  /** Claimed → cancelled for up to a hundred of them; those that were. */
  cancelLeft(batchId: string): Promise<readonly GivenUp[]>;
}
