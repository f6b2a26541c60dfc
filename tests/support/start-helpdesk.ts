import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as nextTick } from "node:timers/promises";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { sql } from "kysely";
import { type App, compose } from "../../bot/compose/compose.ts";
import { createLog } from "../../bot/log.ts";
import { type Config, readConfig } from "../../bot/settings/config.ts";
import { demoAccess } from "../../emulator/demo/demo-access.ts";
import { registrationSettings } from "../../emulator/demo/registration-settings.ts";
import { type Emulator, startEmulator } from "../../emulator/start-emulator.ts";
import type { Store } from "../../services/adapters/store/create-store.ts";
import { openTestStore, type TestStore } from "./open-test-store.ts";

/** The whole chain in one process: the local Microsoft 365 on real sockets, and the bot as production composes it. */
export interface Helpdesk {
  readonly microsoft: Emulator;
  readonly store: TestStore;
  readonly config: Config;
  /** Every log line since the last `fresh`, as it would have been written. */
  readonly logLines: readonly string[];
  readonly botUrl: string;
  /** Pauses the bot took; they move the clock of both sides instead of sleeping. */
  readonly waits: readonly number[];
  /** The file that is synced before each removal. */
  readonly auditFile: string;
  /** True: no press waits for its card, as if Graph needed longer than Teams allows. */
  impatient: boolean;
  /** Laid over the store; what is named here is used instead. */
  readonly storeInstead: Partial<Store>;
  /** Moves the bot's clock only: tokens of the channel stay valid. */
  later(ms: number): void;
  /** Replaces the access file; the bot sees it as it would see an editor's save. */
  writeAccess(access: unknown): Promise<void>;
  /** Stops the bot and starts it again over the same store. */
  restart(): Promise<void>;
  /** Everything as at the start, or with other settings; but for the audit, which no one can empty. */
  fresh(options?: HelpdeskOptions): Promise<void>;
  stop(): Promise<void>;
}

export interface HelpdeskOptions {
  readonly access?: object;
  readonly env?: Readonly<Record<string, string>>;
}

export async function startHelpdesk(): Promise<Helpdesk> {
  const folder = await mkdtemp(join(tmpdir(), "helpdesk-"));
  const accessFile = join(folder, "access.json");
  await mkdir(join(folder, "bot"));
  await writeFile(accessFile, JSON.stringify(demoAccess));
  let port = 0;
  const clock = { both: 0, bot: 0 };
  const microsoft = await startEmulator({
    folder: join(tmpdir(), `local-microsoft-${process.getuid?.() ?? 0}`),
    ports: { page: 0, entra: 0, graph: 0 },
    botEndpoint: () => `http://127.0.0.1:${port}/api/messages`,
    now: () => new Date(Date.now() + clock.both),
  });
  setDefaultCACertificates([...getCACertificates("default"), await readFile(microsoft.caPath, "utf8")]);
  await writeFile(join(folder, "cloud.json"), JSON.stringify(microsoft.cloud));
  const usual = { ...settings(microsoft, folder), ACCESS_FILE: accessFile };
  let config = readConfig(usual);
  const now = () => new Date(Date.now() + clock.both + clock.bot);
  const store = await openTestStore(now);
  const logLines: string[] = [];
  const waits: number[] = [];
  const storeInstead: Partial<Store> = {};
  const log = createLog("debug", (line) => logLines.push(line));
  const wait = async (ms: number, signal?: AbortSignal) => {
    signal?.throwIfAborted();
    waits.push(ms);
    clock.both += ms;
    await nextTick();
  };
  const patience = () => (desk.impatient ? Promise.resolve() : new Promise<void>(() => undefined));
  // The store outlives a restart of the bot, as a database would.
  const start = async (): Promise<App> => {
    const lasting = { ...store, ...storeInstead, close: () => Promise.resolve() };
    const started = compose(config, { log, now, wait, patience, store: lasting });
    port = await started.listen();
    return started;
  };
  let app: App | undefined;
  const desk: Helpdesk = {
    microsoft,
    store,
    get config() {
      return config;
    },
    logLines,
    waits,
    auditFile: join(folder, "bot", "audit.jsonl"),
    impatient: false,
    storeInstead,
    get botUrl() {
      return `http://127.0.0.1:${port}`;
    },
    later: (ms) => {
      clock.bot += ms;
    },
    writeAccess: (next) => writeFile(accessFile, typeof next === "string" ? next : JSON.stringify(next)),
    async restart() {
      await app?.stop();
      app = await start();
    },
    async fresh({ access = demoAccess, env = {} } = {}) {
      await app?.stop();
      config = readConfig({ ...usual, ...env });
      for (const name of Object.keys(storeInstead)) Reflect.deleteProperty(storeInstead, name);
      Object.assign(clock, { both: 0, bot: 0 });
      desk.impatient = false;
      await fetch(`${microsoft.addresses.page}/_emulator/reset`, { method: "POST" });
      await sql`truncate pending_resets, choices, conversations, attachments, seen_activities, waiting_commands,
        token_partitions, sign_in_tickets, sign_ins, views, preferences, notification_routes, tenant_budgets cascade`.execute(
        store.db,
      );
      await writeFile(accessFile, JSON.stringify(access));
      microsoft.requests.clear();
      logLines.length = 0;
      waits.length = 0;
      app = await start();
    },
    async stop() {
      await app?.stop();
      await microsoft.stop();
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
  app = await start();
  return desk;
}

function settings({ registrations }: Emulator, folder: string): Record<string, string> {
  return {
    PORT: "0",
    HOST: "127.0.0.1",
    PUBLIC_URL: "http://localhost:1",
    ...registrationSettings(registrations),
    TOKEN_CACHE_KEY: randomBytes(32).toString("base64"),
    DATA_DIR: join(folder, "bot"),
    CLOUD: join(folder, "cloud.json"),
  };
}
