import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { tenantIds } from "../../emulator/seed/contoso.ts";
import { readAuditFile } from "../../services/adapters/audit/read-audit-file.ts";
import type { AuditEntry } from "../../services/audit/audit.ts";

type Env = Readonly<Record<string, string>>;

const run = promisify(execFile);
const cli = join(import.meta.dirname, "..", "..", "bot", "cli", "audit.ts");

/** `npm run audit` over the database that these settings name, as an administrator runs it. Throws what it said where a fault is found. */
export async function auditOf({ DATABASE_URL, DATA_DIR }: Env, ...args: string[]): Promise<string> {
  const settings = DATABASE_URL === undefined ? { DATA_DIR } : { DATABASE_URL };
  const { stdout } = await run(process.execPath, [cli, ...args], {
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], ...settings },
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}

/** What was recorded of the home tenant, in order; an embedded database must be at rest. */
export async function entriesOf(env: Env): Promise<AuditEntry[]> {
  const text = await auditOf(env, "export", "--customer", tenantIds.northwind, "--format", "json");
  const { entries } = JSON.parse(text) as { entries: { entry: AuditEntry }[] };
  return entries.map(({ entry }) => entry);
}

/** Whose resets have ended by the record, while bots work: of an embedded database by the lines beside it. Object ids. */
export async function endedNow(env: Env): Promise<ReadonlySet<string>> {
  const { DATA_DIR } = env;
  const entries = DATA_DIR === undefined ? await entriesOf(env) : await entriesIn(join(DATA_DIR, "audit.jsonl"));
  return new Set(entries.flatMap((entry) => (entry.kind === "ended" ? [entry.target.objectId] : [])));
}

async function entriesIn(file: string): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for await (const { sealed } of readAuditFile(file)) if (sealed) entries.push(sealed.entry);
  return entries;
}
