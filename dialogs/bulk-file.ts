import { bulkCsv, excludedCsv } from "../cards/words/bulk-csv.ts";
import type { Operator } from "../core/directory/people.ts";
import { shortReference } from "../core/reference.ts";
import type { BulkStore } from "../services/resets/bulk/bulk-store.ts";
import type { ShowBulks } from "../services/resets/bulk/show-bulk.ts";
import type { SummaryStore } from "../services/resets/prepare/summary-store.ts";

/** The result of a bulk and the rows that were never part of it as a CSV file, in UTF-8 with the mark by which spreadsheets know it. */
export interface BulkFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** For whoever may see the bulk; undefined: it is not over. Throws `card-unknown`, `desk-role-missing`. */
export type MakeBulkFile = (press: { operator: Operator; batchId: string }) => Promise<BulkFile | undefined>;

/** Read at a time, so that never all of a large bulk are in memory. */
const mostAtOnce = 200;

export function createMakeBulkFile(deps: {
  readonly bulks: Pick<BulkStore, "page">;
  readonly summaries: Pick<SummaryStore, "excluded">;
  readonly showBulks: ShowBulks;
}): MakeBulkFile {
  return async (press) => {
    const { kind } = await deps.showBulks.one(press);
    if (kind !== "over") return undefined;
    const { batchId } = press;
    const people = (from: number) => deps.bulks.page(batchId, { filter: "all", from, most: mostAtOnce });
    const rejected = (from: number) => deps.summaries.excluded(batchId, from, mostAtOnce);
    const lines = [
      ...bulkCsv([]),
      ...(await inPortions(people, (some) => bulkCsv(some).slice(1))),
      ...(await inPortions(rejected, (some) => excludedCsv(some, batchId))),
    ];
    const content = new TextEncoder().encode(`\uFEFF${lines.join("\r\n")}\r\n`);
    return { name: `bulk-${shortReference(batchId)}.csv`, content };
  };
}

async function inPortions<T>(
  read: (from: number) => Promise<readonly T[]>,
  write: (some: readonly T[]) => readonly string[],
): Promise<readonly string[]> {
  const lines: string[] = [];
  for (let some = await read(0), from = 0; some.length > 0; some = await read(from)) {
    lines.push(...write(some));
    from += mostAtOnce;
  }
  return lines;
}
