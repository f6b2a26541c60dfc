import { csvLine } from "../../core/csv.ts";
import type { AuditEntry } from "./audit.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { AuditExport, ExportedEntry } from "./export-part.ts";

/** Columns people read; the last three are what the hashes are made of. */
const columns = [
  ...["seq", "at", "kind", "act", "operator", "operatorId", "customer", "user", "userPrincipalName", "userId"],
  ...["resetId", "reason", "reasonText", "verification", "ticket", "revokeSessions", "method", "status", "trouble"],
  ...["verdict", "sessions", "denial", "place", "doneAt", "graphRequestId", "previous", "hash", "entry"],
] as const;

type Column = (typeof columns)[number];

/** An export as CSV with a head line, for spreadsheets. `entry` is the canonical JSON that was hashed. */
export function entryCsv({ entries }: AuditExport): string {
  const lines = entries.map((entry) => {
    const cells = cellsOf(entry);
    return csvLine(columns.map((column) => cells[column] ?? ""));
  });
  return `${[csvLine(columns), ...lines].join("\r\n")}\r\n`;
}

function cellsOf({ seq, previous, hash, entry }: ExportedEntry): Partial<Record<Column, string>> {
  const links = { seq: String(seq), previous, hash, entry: canonicalJson(entry) };
  return { ...texts(entry), ...people(entry), ...more(entry), at: entry.at, ...links };
}

/** What is a plain text in the entry itself, and has a column of that name. */
function texts(entry: AuditEntry): Partial<Record<Column, string>> {
  const details = "details" in entry ? entry.details : {};
  const all = Object.entries({ ...details, ...entry }).filter(([name]) => columns.some((column) => column === name));
  return Object.fromEntries(
    all.filter(([, value]) => typeof value === "string" || typeof value === "boolean").map(asText),
  );
}

const asText = ([name, value]: [string, unknown]): [string, string] => [name, String(value)];

function people(entry: AuditEntry): Partial<Record<Column, string>> {
  return { ...operatorOf(entry), ...targetOf(entry) };
}

function operatorOf(entry: AuditEntry): Partial<Record<Column, string>> {
  if (!("operator" in entry)) return {};
  return { operator: entry.operator.name, operatorId: entry.operator.objectId };
}

function targetOf(entry: AuditEntry): Partial<Record<Column, string>> {
  if ("customer" in entry) return { customer: entry.customer.customerName };
  if (!("target" in entry)) return {};
  const { customerName, displayName, userPrincipalName, objectId } = entry.target;
  return { customer: customerName, user: displayName, userPrincipalName, userId: objectId };
}

function more(entry: AuditEntry): Partial<Record<Column, string>> {
  if (entry.kind === "step") return { method: `${entry.method.kind} (${entry.method.action})` };
  return entry.kind === "begun" ? { method: entry.methods.map(({ kind }) => kind).join(", ") } : {};
}
