import type { AuditEntry } from "../../audit/audit.ts";

type KeysWithin<T> = T extends readonly (infer Item)[]
  ? KeysWithin<Item>
  : T extends object
    ? { [Key in keyof T]-?: Key | KeysWithin<T[Key]> }[keyof T]
    : never;

/** Every field an entry can have. The compiler asks for a new one here, so that nothing gets into the record unseen. */
const fields: Readonly<Record<KeysWithin<AuditEntry>, true>> = {
  kind: true,
  at: true,
  operator: true,
  target: true,
  tenantId: true,
  objectId: true,
  name: true,
  displayName: true,
  userPrincipalName: true,
  customerName: true,
  resetId: true,
  batchId: true,
  details: true,
  reason: true,
  reasonText: true,
  verification: true,
  ticket: true,
  revokeSessions: true,
  methods: true,
  method: true,
  id: true,
  act: true,
  action: true,
  status: true,
  trouble: true,
  graphRequestId: true,
  to: true,
  done: true,
  verdict: true,
  sessions: true,
  denial: true,
  customer: true,
  format: true,
  rows: true,
  fingerprint: true,
  channel: true,
  change: true,
  people: true,
  refusal: true,
  pausedHours: true,
  counts: true,
  stillRegistered: true,
  unproven: true,
  failed: true,
  leftOut: true,
  changed: true,
  left: true,
  place: true,
  doneAt: true,
};

/** The entry without what rides along: a whole person or method fits the type, with a job title or a masked number in it. */
export function bareEntry(entry: AuditEntry): AuditEntry {
  return JSON.parse(JSON.stringify(entry, Object.keys(fields))) as AuditEntry;
}
