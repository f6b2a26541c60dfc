import { openStore } from "../../services/adapters/store/opening/open-store.ts";
import { createLog } from "../log.ts";
import { sayWhy } from "../sending/say-why.ts";
import { type AuditTask, Refusal, readAuditArguments } from "./audit/read-audit-arguments.ts";
import { type AuditSettings, needStore, readAuditSettings } from "./audit/read-audit-settings.ts";
import { sayChecked } from "./audit/say-checked.ts";
import { verifyFile } from "./audit/verify-file.ts";
import { type Done, workOnRecord } from "./audit/work-on-record.ts";

/** `npm run audit -- verify | export | prune`: what was done, proven, taken out, or grown too old. Ends with 1 where a fault is found. */
async function main(args: readonly string[]): Promise<void> {
  const task = readAuditArguments(args);
  const settings = readAuditSettings(process.env);
  const { output, said, well } = await done(task, settings);
  if (output !== undefined) process.stdout.write(output);
  // Where the output is the export itself, what is said of it must not end up in it.
  (output === undefined ? process.stdout : process.stderr).write(`${said}\n`);
  if (!well) process.exitCode = 1;
}

async function done(task: AuditTask, settings: AuditSettings): Promise<Done> {
  if (task.verb === "verify" && task.file !== undefined) {
    const { checked, notes } = await verifyFile(task.file, task.key);
    return { said: [sayChecked(checked), ...notes].join("\n"), well: checked.tampered.length === 0 };
  }
  needStore(settings);
  const { DATABASE_URL, MIGRATE_DATABASE_URL, DATA_DIR } = settings;
  const databaseUrl = task.verb === "prune" ? (MIGRATE_DATABASE_URL ?? DATABASE_URL) : DATABASE_URL;
  const store = await openStore({
    ...(databaseUrl !== undefined && { databaseUrl }),
    ...(DATA_DIR !== undefined && { dataDir: DATA_DIR }),
    log: createLog("warn", (line) => process.stderr.write(line)),
    now: () => new Date(),
  });
  try {
    return await workOnRecord(task, store, settings);
  } finally {
    await store.close();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Refusal ? error.message : sayWhy(error)}\n`);
  process.exitCode = 1;
});
