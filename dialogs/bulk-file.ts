import { bulkCsv } from "../cards/words/bulk-csv.ts";
import type { Operator } from "../core/directory/people.ts";
import { shortReference } from "../core/reference.ts";
import type { BulkStore } from "../services/resets/bulk/bulk-store.ts";
import type { ShowBulks } from "../services/resets/bulk/show-bulk.ts";

/** The result of a bulk as a CSV file, in UTF-8 with the mark by which spreadsheets know it. */
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
  readonly showBulks: ShowBulks;
}): MakeBulkFile {
  return async (press) => {
    const { kind, view } = await deps.showBulks.one(press);
    if (kind !== "over") return undefined;
    const { batchId } = press;
    const lines = bulkCsv([]);
    for (let from = 0; from < view.listed; from += mostAtOnce) {
      const rows = await deps.bulks.page(batchId, { filter: "all", from, most: mostAtOnce });
      lines.push(...bulkCsv(rows).slice(1));
    }
    const content = new TextEncoder().encode(`\uFEFF${lines.join("\r\n")}\r\n`);
    return { name: `bulk-${shortReference(batchId)}.csv`, content };
  };
}
