import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { type App, compose } from "../../bot/compose/compose.ts";
import { readConfig } from "../../bot/config.ts";
import { createLog } from "../../bot/log.ts";
import { demoAccess } from "../../emulator/demo/demo-access.ts";
import { type Emulator, startEmulator } from "../../emulator/start-emulator.ts";
import { openTestStore, type TestStore } from "./open-test-store.ts";

/** The whole chain in one process: the local Microsoft 365 on real sockets, and the bot as production composes it. */
export interface Helpdesk {
  readonly microsoft: Emulator;
  readonly store: TestStore;
  /** Every log line so far, as it would have been written. */
  readonly logLines: readonly string[];
  readonly botUrl: string;
  /** Replaces the access file; the bot sees it as it would see an editor's save. */
  writeAccess(access: object): Promise<void>;
  /** Stops the bot and starts it again over the same store, as after a crash. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface HelpdeskOptions {
  readonly access?: object;
  readonly env?: Readonly<Record<string, string>>;
}

export async function startHelpdesk({ access = demoAccess, env = {} }: HelpdeskOptions = {}): Promise<Helpdesk> {
  const folder = await mkdtemp(join(tmpdir(), "helpdesk-"));
  const accessFile = join(folder, "access.json");
  await mkdir(join(folder, "bot"));
  await writeFile(accessFile, JSON.stringify(access));
  let port = 0;
  const microsoft = await startEmulator({
    folder: join(tmpdir(), `local-microsoft-${process.getuid?.() ?? 0}`),
    ports: { page: 0, entra: 0, graph: 0 },
    botEndpoint: () => `http://127.0.0.1:${port}/api/messages`,
  });
  setDefaultCACertificates([...getCACertificates("default"), await readFile(microsoft.caPath, "utf8")]);
  await writeFile(join(folder, "cloud.json"), JSON.stringify(microsoft.cloud));
  const config = readConfig({ ...settings(microsoft, folder), ACCESS_FILE: accessFile, ...env });
  const store = await openTestStore();
  const logLines: string[] = [];
  const log = createLog("debug", (line) => logLines.push(line));
  // The store outlives a restart of the bot, as a database would.
  const start = (): App =>
    compose(config, { log, now: () => new Date(), store: { ...store, close: () => Promise.resolve() } });
  let app = start();
  port = await app.listen();
  return {
    microsoft,
    store,
    logLines,
    get botUrl() {
      return `http://127.0.0.1:${port}`;
    },
    writeAccess: (next) => writeFile(accessFile, JSON.stringify(next)),
    async restart() {
      await app.stop();
      app = start();
      port = await app.listen();
    },
    async stop() {
      await app.stop();
      await microsoft.stop();
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}

function settings({ registrations }: Emulator, folder: string): Record<string, string> {
  return {
    PORT: "0",
    HOST: "127.0.0.1",
    PUBLIC_URL: "http://localhost:1",
    HOME_NAME: "Northwind",
    MicrosoftAppType: "SingleTenant",
    MicrosoftAppId: registrations.channelAppId,
    MicrosoftAppPassword: registrations.channelAppSecret,
    MicrosoftAppTenantId: registrations.homeTenantId,
    AZURE_TENANT_ID: registrations.homeTenantId,
    AZURE_CLIENT_ID: registrations.graphAppId,
    AZURE_CLIENT_SECRET: registrations.graphAppSecret,
    TOKEN_CACHE_KEY: randomBytes(32).toString("base64"),
    DATA_DIR: join(folder, "bot"),
    CLOUD: join(folder, "cloud.json"),
  };
}
