import type { Kysely } from "kysely";
import type { AuditEntry } from "../../audit/audit.ts";
import type { Database } from "./database.ts";
import { operatorKey } from "./operator-key.ts";
import { orUnavailable } from "./or-unavailable.ts";
import { storableJson } from "./storable.ts";

/** Appends entries to the audit table, each in its own commit; the table itself refuses change and removal. */
export function appendAuditTo(db: Kysely<Database>): (entry: AuditEntry) => Promise<void> {
  return (entry) =>
    orUnavailable(async () => {
      await db
        .insertInto("audit_entries")
        .values({
          at: new Date(entry.at),
          kind: entry.kind,
          reset_id: "resetId" in entry ? entry.resetId : null,
          operator: operatorKey(entry.operator),
          target: operatorKey(entry.target),
          entry: storableJson(entry),
        })
        .execute();
    });
}
