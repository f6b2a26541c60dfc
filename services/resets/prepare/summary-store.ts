import type { Details } from "../../../core/details.ts";
import type { Operator, Target } from "../../../core/directory/people.ts";
import type { Excluded } from "../../../core/reset/excluded.ts";
import type { PendingReset } from "../../../core/reset/pending-reset.ts";
import type { Summary, SummaryFigures, SummaryRow } from "../../../core/reset/summary.ts";

/** Some people of a list, looked at. */
export interface Portion {
  readonly resets: readonly PendingReset[];
  readonly excluded: readonly Excluded[];
  /** How many rows of the list they were. */
  readonly read: number;
}

/** Which positions of a batch a page shows, and which of them stay ticked. */
export interface PageTicks {
  readonly from: number;
  readonly to: number;
  readonly ticked: readonly number[];
}

/** Summaries as a whole; each person's row is a pending reset. Nothing here reads all people of a batch. Throws `store-unavailable`. */
export interface SummaryStore {
  add(summary: Summary, portion: Portion): Promise<void>;
  find(batchId: string): Promise<Summary | undefined>;
  /** False: it is not being read any more, and nothing was kept. */
  addPortion(batchId: string, portion: Portion): Promise<boolean>;
  /** reading → ready: from now on its resets expire. False: it is not being read any more. */
  finish(batchId: string, expiresAt: Date): Promise<boolean>;
  /** reading → stopped or cancelled; nobody has seen what was read of it, so that goes. False: it is not being read. */
  stop(batchId: string, why: NonNullable<Summary["why"]> | "cancelled"): Promise<boolean>;
  /** This process is still reading them. */
  keepReading(batchIds: readonly string[]): Promise<void>;
  /** Stops every summary that no process has been reading for a minute; their ids. */
  stopSilent(): Promise<readonly string[]>;
  setDetails(batchId: string, details: Details): Promise<void>;
  leaveOut(batchId: string, page: PageTicks): Promise<void>;
  figures(batchId: string): Promise<SummaryFigures>;
  /** In order of position, from an index on. */
  page(batchId: string, from: number, most: number): Promise<readonly SummaryRow[]>;
  excluded(batchId: string, from: number, most: number): Promise<readonly Excluded[]>;
  /** Who is on it and not left out, in order. */
  targets(batchId: string): Promise<readonly (Pick<Target, "tenantId" | "objectId"> & Pick<PendingReset, "own">)[]>;
  /** Pending → cancelled for up to a hundred of them; those that were. All: the summary is cancelled with them. */
  cancel(batchId: string, which: "all" | "left-out"): Promise<readonly Pick<PendingReset, "id" | "plan">[]>;
  /** How many people other batches of this operator are under way for. */
  underWay(operator: Pick<Operator, "tenantId" | "objectId">): Promise<number>;
}
