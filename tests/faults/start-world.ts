import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../../emulator/start-emulator.ts";
import { botSettings } from "../../scripts/bench/bot-settings.ts";
import { type BenchServer as BotProcess, startServer } from "../../scripts/bench/start-server.ts";
import type { Database, OpenDatabase } from "./databases.ts";

export type { BotProcess };

/** The local Microsoft 365 in this process, and bots in processes of their own, as production starts them. */
export interface World {
  readonly microsoft: Emulator;
  readonly database: Pick<Database, "shared"> & Pick<OpenDatabase, "restart">;
  /** How long a person waits for a card: a take-over, and a start on a slow machine. */
  readonly patienceMs: number;
  /** What the bots are told. */
  readonly env: Readonly<Record<string, string>>;
  /** Starts a bot, over what was left by those before it. What people say goes to the one started last. */
  start(): Promise<BotProcess>;
  /** What people say goes to this one from now on. */
  turnTo(bot: BotProcess): void;
  /** The last lines of every bot. */
  readonly logPath: string;
  /** Ends what still runs, as it is asked to. */
  stopBots(): Promise<void>;
  stop(): Promise<void>;
}

const root = join(import.meta.dirname, "..", "..");

export async function startWorld(database: Database): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), "faults-"));
  const opened = await database.open();
  let front = "http://127.0.0.1:1/api/messages";
  const microsoft = await startEmulator({
    folder,
    ports: { page: 0, entra: 0, graph: 0 },
    botEndpoint: () => front,
  });
  const env = botSettings({
    standIn: microsoft,
    folder,
    customers: [],
    tokenCacheKey: randomBytes(32).toString("base64"),
    more: opened.settings,
  });
  const logPath = join(folder, "bots.log");
  const running = new Set<BotProcess>();
  const stopBots = async () => {
    for (const bot of running) await bot.stop();
    running.clear();
  };
  return {
    microsoft,
    database: { shared: database.shared, restart: () => opened.restart() },
    patienceMs: 90_000,
    env,
    logPath,
    async start() {
      const bot = await startServer({ module: join(root, "bot/index.ts"), env, readyPath: "/readyz", logPath });
      running.add(bot);
      front = bot.endpoint;
      return bot;
    },
    turnTo: (bot) => {
      front = bot.endpoint;
    },
    stopBots,
    async stop() {
      await stopBots();
      await microsoft.stop();
      await opened.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
