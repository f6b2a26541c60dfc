import { type Operator, sameAccount } from "../../../core/directory/people.ts";
import { Problem } from "../../../core/problem.ts";
import type { BulkRow } from "../../../core/reset/bulk.ts";
import { mostOnOneCard } from "../../../core/reset/summary.ts";
import { checkMayReach, type WritesIn } from "./bulk-rights.ts";
import type { BulkStore } from "./bulk-store.ts";
import type { BulkPress } from "./steer-bulk.ts";
import type { BulkWish, SeenBulk, ViewBulk } from "./view-bulk.ts";

/** Bulks for those who may see them: their operators, and whoever is a writer for all of their customers. */
export interface ShowBulks {
  /** Under way, newest first. */
  list(operator: Operator): Promise<readonly BulkRow[]>;
  /** Throws `card-unknown`, `desk-role-missing`. */
  one(press: BulkPress, wish?: BulkWish): Promise<SeenBulk>;
}

export function createShowBulks(deps: {
  readonly bulks: BulkStore;
  readonly viewBulk: ViewBulk;
  readonly writesIn: WritesIn;
}): ShowBulks {
  const { bulks, viewBulk, writesIn } = deps;
  return {
    async list(operator) {
      const rows = await bulks.underWay(mostOnOneCard);
      if (rows.every(({ head }) => sameAccount(head.operator, operator))) return rows;
      const writes = await writesIn(operator);
      const seen = await Promise.all(
        rows.map(async ({ head }) => {
          if (sameAccount(head.operator, operator)) return true;
          return (await bulks.customers(head.batch.batchId)).every(({ tenantId }) => writes(tenantId));
        }),
      );
      return rows.filter((_, index) => seen[index]);
    },
    async one({ operator, batchId }, wish) {
      const seen = await viewBulk(batchId, wish);
      if (!seen) throw new Problem("card-unknown");
      const { head, customers } = seen.view;
      await checkMayReach(writesIn, operator, { head, tenantIds: customers.map(({ tenantId }) => tenantId) });
      return seen;
    },
  };
}
