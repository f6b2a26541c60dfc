import { setTimeout as sleep } from "node:timers/promises";
import { openStoreOf } from "../compose/open-store-of.ts";
import { createLog } from "../log.ts";
import { sayWhy } from "../sending/say-why.ts";
import { examine } from "./doctor/examine.ts";
import { sayFinding, sayTotal } from "./doctor/say-finding.ts";
import { readToolArguments } from "./read-env.ts";

/**
 * `npm run doctor`: examines a real installation step by step and says what to do. With `-- --as-administrator <object id>` it goes on
 * with that person's own rights, tenant by tenant. `--env <file>` reads the settings from a file. Exit code 1: something failed.
 */
async function main(): Promise<void> {
  const wish = readToolArguments(process.argv.slice(2), process.env);
  const say = (text: string) => void process.stdout.write(text);
  const found = await examine(wish, {
    fetch,
    now: () => new Date(),
    log: createLog("silent", () => undefined),
    openStore: openStoreOf,
    wait: (ms) => sleep(ms),
    say,
    tell: (one) => {
      say(sayFinding(one));
    },
  });
  say(`\n${sayTotal(found)}`);
  process.exitCode = found.some(({ finding }) => finding.kind === "fail") ? 1 : 0;
}

main().catch((error: unknown) => {
  process.stderr.write(`${sayWhy(error)}\n`);
  process.exitCode = 1;
});
