import { createAudit } from "../../services/adapters/audit/create-audit.ts";
import type { Store } from "../../services/adapters/store/create-store.ts";
import { createVoidPending } from "../../services/resets/void-pending.ts";
import { signedInOperators } from "../../services/sign-in/signed-in-operators.ts";
import { openStoreOf } from "../compose/open-store-of.ts";
import { type Config, readConfig } from "../config.ts";
import { createLog } from "../log.ts";
import { sayWhy } from "../say-why.ts";

/** Said as it stands, without a stack trace. */
class Refusal extends Error {}

const usage = "Usage: npm run operators -- list | remove <object id>";

/** `list` shows whose tokens are kept; `remove <object id>` deletes them and gives up what waits for that operator's yes. */
async function main([verb, objectId, ...rest]: readonly string[]): Promise<string> {
  const known = (verb === "list" && objectId === undefined) || (verb === "remove" && objectId !== undefined);
  if (!known || rest.length > 0) throw new Refusal(usage);
  const config = readConfig(process.env);
  const log = createLog("warn", (line) => process.stderr.write(line));
  const store = await openStoreOf(config, { log, now: () => new Date() });
  try {
    return objectId === undefined ? await list(store) : await remove(store, config, objectId);
  } finally {
    await store.close();
  }
}

async function list({ partitions }: Store): Promise<string> {
  const all = await signedInOperators(partitions);
  if (all.length === 0) return "Nobody is signed in.";
  return all.map(({ operator, at }) => `${operator.objectId}  last used ${at.toISOString()}`).join("\n");
}

async function remove(store: Store, { DATA_DIR }: Config, wanted: string): Promise<string> {
  const all = await signedInOperators(store.partitions);
  const found = all.find(({ operator }) => operator.objectId === wanted.toLowerCase());
  if (!found) throw new Refusal(`Nobody with the object id ${wanted} is signed in.`);
  const { operator } = found;
  await store.partitions.remove(`${operator.objectId}.${operator.tenantId}`);
  const audit = createAudit({
    chains: store.auditChains,
    ...(DATA_DIR !== undefined && { file: `${DATA_DIR}/audit.jsonl` }),
  });
  // The cards show it when they are pressed next: this program can't write to Teams.
  const voidPending = createVoidPending({ ...store, audit, tell: () => undefined, now: () => new Date() });
  const voided = await voidPending(operator);
  return `The sign-in of ${wanted} was deleted. Pending resets given up: ${voided}.`;
}

main(process.argv.slice(2)).then(
  (text) => process.stdout.write(`${text}\n`),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Refusal ? error.message : sayWhy(error)}\n`);
    process.exitCode = 1;
  },
);
