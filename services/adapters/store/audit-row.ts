import type { Insertable, Selectable } from "kysely";
import type { AuditEntry } from "../../audit/audit.ts";
import type { StoredEntry } from "../../audit/audit-chains.ts";
import { chainOf, type SealedEntry } from "../../audit/seal-entry.ts";
import type { AuditEntriesTable } from "./database.ts";
import { operatorKey } from "./operator-key.ts";
import { storable, storableJson } from "./storable.ts";

/** A sealed entry as its row. */
export const auditRow = { from, read };

function from({ chain, seq, previous, hash, entry, head }: SealedEntry): Insertable<AuditEntriesTable> {
  return {
    ...columnsOf(entry),
    at: new Date(entry.at),
    chain,
    seq,
    previous,
    hash,
    head_seq: head.seq,
    head_previous: head.previous,
    head_hash: head.hash,
    entry: storableJson(entry),
  };
}

function read(row: Selectable<AuditEntriesTable>): StoredEntry {
  const { chain, previous, hash, entry } = row;
  const head = { seq: Number(row.head_seq), previous: row.head_previous, hash: row.head_hash };
  return { sealed: { chain, seq: Number(row.seq), previous, hash, entry, head }, intact: isIntact(row) };
}

/** What the table is searched by must be what the hashes cover. */
function isIntact(row: Selectable<AuditEntriesTable>): boolean {
  const { kind, reset_id, operator, target } = columnsOf(row.entry);
  const same = row.kind === kind && row.reset_id === reset_id && row.operator === operator && row.target === target;
  return same && row.chain === chainOf(row.entry) && row.at.getTime() === Date.parse(row.entry.at);
}

function columnsOf(entry: AuditEntry) {
  return {
    kind: entry.kind,
    reset_id: "resetId" in entry ? storable(entry.resetId) : null,
    operator: "operator" in entry ? operatorKey(entry.operator) : "",
    target: "target" in entry ? operatorKey(entry.target) : "",
  };
}
