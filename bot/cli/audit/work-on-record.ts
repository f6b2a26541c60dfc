import { writeFile } from "node:fs/promises";
import { createAudit } from "../../../services/adapters/audit/create-audit.ts";
import type { Store } from "../../../services/adapters/store/create-store.ts";
import type { AuditChains, RecordedChain } from "../../../services/audit/audit-chains.ts";
import { createMakeCheckpoint, publicKey } from "../../../services/audit/checkpoint.ts";
import { entryCsv } from "../../../services/audit/entry-csv.ts";
import { createExportPart } from "../../../services/audit/export-part.ts";
import { verifyRecord } from "../../../services/audit/verify-record.ts";
import { type AuditTask, Refusal } from "./read-audit-arguments.ts";
import type { AuditSettings } from "./read-audit-settings.ts";
import { sayChecked } from "./say-checked.ts";

/** What goes to standard output, what is said beside it, and whether all was well. */
export interface Done {
  readonly output?: string;
  readonly said: string;
  readonly well: boolean;
}

type Task<Verb extends AuditTask["verb"]> = Extract<AuditTask, { verb: Verb }>;

/** Does one task on the table. Throws `Refusal`, `no-record`, `store-unavailable`. */
export async function workOnRecord(task: AuditTask, store: Store, settings: AuditSettings): Promise<Done> {
  switch (task.verb) {
    case "verify":
      return verify(task, store, settings);
    case "export":
      return exportPart(task, store, settings);
    case "prune":
      return prune(task, store, settings);
  }
}

async function verify({ key }: Task<"verify">, { auditChains }: Store, settings: AuditSettings): Promise<Done> {
  const own = settings.AUDIT_SIGNING_KEY;
  const checked = await verifyRecord(auditChains, key ?? (own === undefined ? undefined : publicKey(own)));
  return { said: sayChecked(checked), well: checked.tampered.length === 0 };
}

async function exportPart(task: Task<"export">, { auditChains }: Store, settings: AuditSettings): Promise<Done> {
  const { customer, format, out, from, to } = task;
  const { chain, customerName = chain } = await findChain(auditChains, customer);
  const file = settings.DATA_DIR === undefined ? {} : { file: `${settings.DATA_DIR}/audit.jsonl` };
  const run = createExportPart({
    chains: auditChains,
    audit: createAudit({ chains: auditChains, ...file }),
    make: createMakeCheckpoint(settings.AUDIT_SIGNING_KEY),
    now: () => new Date(),
  });
  const exported = await run({ chain, customerName, format, ...(from && { from }), ...(to && { to }) });
  if (!exported) throw new Refusal(`Nothing of ${customerName} was recorded in that time.`);
  const text = format === "csv" ? entryCsv(exported) : `${JSON.stringify(exported, undefined, 1)}\n`;
  const said = `${exported.entries.length} entries of ${customerName}, the last with hash ${exported.checkpoint.hash}.`;
  if (out === undefined) return { output: text, said, well: true };
  // Never over something that is there, and for its owner only.
  await writeFile(out, text, { flag: "wx", mode: 0o600 });
  return { said: `${said} Written to ${out}.`, well: true };
}

async function prune({ before }: Task<"prune">, { auditChains }: Store, settings: AuditSettings): Promise<Done> {
  const checked = await verifyRecord(auditChains);
  if (checked.tampered.length > 0) throw new Refusal(`Nothing was removed.\n${sayChecked(checked)}`);
  const gone = await auditChains.prune(before, new Date(), createMakeCheckpoint(settings.AUDIT_SIGNING_KEY));
  const signed = settings.AUDIT_SIGNING_KEY === undefined ? "unsigned (no AUDIT_SIGNING_KEY)" : "signed";
  return { said: `${gone} entries removed; the checkpoints left behind are ${signed}.`, well: true };
}

async function findChain(chains: AuditChains, wanted: string): Promise<RecordedChain> {
  const name = wanted.trim().toLowerCase();
  const all = await chains.chains();
  const found = all.filter(({ chain, customerName }) => chain === name || customerName?.toLowerCase() === name);
  const [only] = found;
  if (only && found.length === 1) return only;
  const known = all.map(({ chain, customerName = "about no customer" }) => `  ${chain}  ${customerName}`);
  const what =
    found.length === 0 ? `No entries of ${wanted}.` : `${wanted} is the name of several: give the tenant id.`;
  throw new Refusal([what, "In the record:", ...known].join("\n"));
}
