import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { AuditEntry } from "../../services/audit/audit.ts";

const run = promisify(execFile);
const cli = join(import.meta.dirname, "..", "..", "bot", "cli", "audit.ts");

/** `npm run audit` over the database that these settings name, as an administrator runs it. Throws what it said where a fault is found. */
export async function auditOf(env: Readonly<Record<string, string>>, ...args: string[]): Promise<string> {
  const { DATABASE_URL, DATA_DIR } = env;
  const settings = DATABASE_URL === undefined ? { DATA_DIR } : { DATABASE_URL };
  const { stdout } = await run(process.execPath, [cli, ...args], {
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], ...settings },
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}

/** What was recorded of the home tenant, in order. */
export async function entriesOf(env: Readonly<Record<string, string>>, customer: string): Promise<AuditEntry[]> {
  const text = await auditOf(env, "export", "--customer", customer, "--format", "json");
  const { entries } = JSON.parse(text) as { entries: { entry: AuditEntry }[] };
  return entries.map(({ entry }) => entry);
}
