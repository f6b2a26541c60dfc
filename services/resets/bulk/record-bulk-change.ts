import type { BulkCustomer } from "../../../core/reset/bulk.ts";
import type { Audit, AuditEntry } from "../../audit/audit.ts";

type Change = Omit<Extract<AuditEntry, { kind: "bulk-changed" }>, "kind" | "customer" | "people">;

/** One entry for each customer in which anybody is left; of the others nothing changed. Throws `no-record`. */
export async function recordBulkChange(
  audit: Audit,
  customers: readonly BulkCustomer[],
  change: Change,
): Promise<void> {
  for (const { tenantId, customerName, left: people } of customers) {
    if (people === 0) continue;
    await audit.record({ kind: "bulk-changed", ...change, customer: { tenantId, customerName }, people });
  }
}
