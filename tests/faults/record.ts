import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { Client } from "pg";
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

/** What stands in the record while bots work: of an embedded database in the lines beside it. */
export async function entriesNow({ DATA_DIR, DATABASE_URL }: Env): Promise<readonly AuditEntry[]> {
  if (DATA_DIR !== undefined) return entriesIn(join(DATA_DIR, "audit.jsonl"));
  const client = new Client({ connectionString: DATABASE_URL });
  await client.connect();
  try {
    return (await client.query<{ entry: AuditEntry }>("select entry from audit_entries order by id")).rows.map(
      ({ entry }) => entry,
    );
  } finally {
    await client.end();
  }
}

/** Object ids of those with such an entry. */
export function whoHas(kind: "begun" | "cancelled" | "ended", entries: readonly AuditEntry[]): ReadonlySet<string> {
  return new Set(entries.flatMap((entry) => (entry.kind === kind ? [entry.target.objectId] : [])));
}

async function entriesIn(file: string): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for await (const { sealed } of readAuditFile(file)) if (sealed) entries.push(sealed.entry);
  return entries;
}
