import {
  type BulkFilter,
  type BulkOutcome,
  type BulkProgress,
  type BulkView,
  bulkCounts,
  peopleIn,
} from "../../../core/reset/bulk.ts";
import { expectedMs } from "../../../core/reset/expected-time.ts";
import { mostOnOneCard } from "../../../core/reset/summary.ts";
import type { ResetStore } from "../reset-store.ts";
import type { BulkStore } from "./bulk-store.ts";

/** Which of its people an ended bulk shows. */
export interface BulkWish {
  readonly filter: BulkFilter;
  readonly page: number;
  readonly asCsv: boolean;
}

export type SeenBulk =
  | { readonly kind: "under-way"; readonly view: BulkProgress }
  | { readonly kind: "over"; readonly view: BulkOutcome };

/** A confirmed batch of many people as its card needs it, for whoever may see it; undefined: it is of few, or not confirmed. */
export type ViewBulk = (batchId: string, wish?: BulkWish) => Promise<SeenBulk | undefined>;

export interface ViewBulkDeps {
  readonly bulks: BulkStore;
  readonly resets: Pick<ResetStore, "progress">;
  /** Whether a result can be stored as a file. */
  readonly offersFiles: boolean;
  /** Calls a second that one customer takes; unset: no limit is known. */
  readonly callsPerSecond?: number;
}

const mostLatest = 3;
/** Batches of few people that are remembered as such. */
const mostFew = 1_000;
/** More than a card can hold as text. */
const mostAsCsv = 100;
const firstPage: BulkWish = { filter: "all", page: 0, asCsv: false };

export function createViewBulk(deps: ViewBulkDeps): ViewBulk {
  const { bulks, resets } = deps;
  // A batch stays as large as it was confirmed: of few people it is not asked at every step.
  const few = new Set<string>();
  return async (batchId, wish = firstPage) => {
    const progress = few.has(batchId) ? undefined : await resets.progress(batchId);
    if (!progress) return undefined;
    const counts = bulkCounts(progress);
    if (peopleIn(counts) <= mostOnOneCard) {
      if (few.size >= mostFew) few.clear();
      few.add(batchId);
      return undefined;
    }
    const head = await bulks.head(batchId);
    if (!head) return undefined;
    const customers = await bulks.customers(batchId);
    const view = { head, counts, customers };
    return counts.left > 0
      ? { kind: "under-way", view: await underWay(view, deps) }
      : { kind: "over", view: await over(view, wish, deps) };
  };
}

async function underWay(view: BulkView, deps: ViewBulkDeps): Promise<BulkProgress> {
  const { batch, act, details } = view.head;
  const left = view.customers.map(({ left: people, removals }) => ({ people, removals }));
  return {
    ...view,
    latest: await deps.bulks.latest(batch.batchId, mostLatest),
    expectedMs: expectedMs(left, { act, revoke: details.revokeSessions, ...deps }),
  };
}

async function over(view: BulkView, { filter, page, asCsv }: BulkWish, deps: ViewBulkDeps): Promise<BulkOutcome> {
  const { bulks, offersFiles: offersFile } = deps;
  const { batchId } = view.head.batch;
  const inTrouble = await bulks.inTrouble(batchId);
  const listed = filter === "all" ? peopleIn(view.counts) : inTrouble;
  // Pages come from a client: one that is not there is the nearest.
  const shown = Math.max(0, Math.min(page, Math.ceil(listed / mostOnOneCard) - 1));
  const most = asCsv ? mostAsCsv : mostOnOneCard;
  const rows = await bulks.page(batchId, { filter, from: shown * mostOnOneCard, most });
  return { ...view, filter, page: shown, listed, inTrouble, rows, asCsv, offersFile };
}
