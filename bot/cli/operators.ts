import { createAudit } from "../../services/adapters/audit/create-audit.ts";
import { openStoreOf } from "../compose/open-store-of.ts";
import { createLog } from "../log.ts";
import { sayWhy } from "../sending/say-why.ts";
import { readConfig } from "../settings/config.ts";
import { OperatorsRefusal, runOperators } from "./operators/run-operators.ts";

/** `npm run operators -- list | remove <object id>`, with the bot's own settings. */
async function main(words: readonly string[]): Promise<string> {
  const config = readConfig(process.env);
  const log = createLog("warn", (line) => process.stderr.write(line));
  const now = () => new Date();
  const store = await openStoreOf(config, { log, now });
  const file = config.DATA_DIR === undefined ? undefined : `${config.DATA_DIR}/audit.jsonl`;
  const audit = createAudit({ chains: store.auditChains, file });
  return runOperators(words, { store, audit, now }).finally(() => store.close());
}

main(process.argv.slice(2)).then(
  (text) => process.stdout.write(`${text}\n`),
  (error: unknown) => {
    process.stderr.write(`${error instanceof OperatorsRefusal ? error.message : sayWhy(error)}\n`);
    process.exitCode = 1;
  },
);
