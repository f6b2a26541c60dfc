import { lackWords } from "../core/cloud.ts";
import { compose } from "./compose/compose.ts";
import { openStoreOf } from "./compose/open-store-of.ts";
import { createLog } from "./log.ts";
import { sayWhy } from "./sending/say-why.ts";
import { readConfig } from "./settings/config.ts";

const longestStopMs = 28_000;

/** The production entry: environment in, one HTTP server out. Every reason not to start is a sentence. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.LOG_LEVEL, (line) => process.stdout.write(line));
  // One bad turn must not take the others down; it is written down and the process goes on.
  process.on("unhandledRejection", (err) => {
    log.error({ err }, "unhandled rejection");
  });
  process.on("uncaughtException", (err) => {
    log.error({ err }, "uncaught exception");
  });
  const now = () => new Date();
  const app = compose(config, { log, now, store: await openStoreOf(config, { log, now }) });
  const port = await app.listen();
  log.info({ port, cloud: config.cloud.name }, "ready");
  const { lacks = [] } = config.cloud;
  if (lacks.length > 0) log.warn({ lacks: lacks.map((lack) => lackWords[lack]) }, "this cloud lacks something");

  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, "stopping");
    // What still hangs then is taken over by others, as from a dead process.
    setTimeout(() => process.exit(1), longestStopMs).unref();
    void app.stop().then(() => process.exit(0));
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${sayWhy(error)}\n`);
  process.exit(1);
});
