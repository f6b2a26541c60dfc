import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../../emulator/start-emulator.ts";
import { botSettings } from "../../scripts/bench/bot-settings.ts";
import { type BenchServer as BotProcess, startServer } from "../../scripts/bench/start-server.ts";
import { exitOnSignals } from "../../scripts/exit-on-signals.ts";
import type { Database, OpenDatabase } from "./databases.ts";

export type { BotProcess };

/** The local Microsoft 365 in this process, and bots in processes of their own, as production starts them. */
export interface World {
  readonly microsoft: Emulator;
  readonly database: Pick<Database, "shared"> & Pick<OpenDatabase, "restart">;
  /** How long a person waits for a card: a take-over, and a start on a machine that has much else to do. */
  readonly patienceMs: number;
  /** What the bots are told. */
  readonly env: Readonly<Record<string, string>>;
  /** Starts a bot, over what was left by those before it. */
  start(): Promise<BotProcess>;
  /** What people say goes to this one from now on. */
  turnTo(bot: BotProcess): void;
  /** The last lines of every bot. */
  readonly logPath: string;
  /** Ends what still runs, as it is asked to. */
  stopBots(): Promise<void>;
  stop(): Promise<void>;
  /** Ends all of it, whatever state it is in. */
  drop(): Promise<void>;
}

const root = join(import.meta.dirname, "..", "..");

/** Nothing waits for Microsoft's pace here, and a start finds the modules compiled that an earlier one has left. */
const usual = {
  GRAPH_METHOD_CALLS_PER_10S: "10000",
  NODE_COMPILE_CACHE: join(root, "node_modules", ".cache", "bots"),
};

export async function startWorld(database: Database): Promise<World> {
  exitOnSignals();
  const folder = mkdtempSync(join(tmpdir(), "faults-"));
  const remove = () => {
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", remove);
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
    more: { ...usual, ...opened.settings },
  });
  const logPath = join(folder, "bots.log");
  const running = new Set<BotProcess>();
  const endBots = async (how: "stop" | "kill") => {
    const ending = [...running].map(async (bot) => {
      // One that is held hears nothing.
      bot.resume();
      await bot[how]();
      running.delete(bot);
    });
    await Promise.all(ending);
  };
  const end = async (how: "stop" | "kill") => {
    await endBots(how);
    await microsoft.stop();
    await opened.stop();
    process.removeListener("exit", remove);
    remove();
  };
  return {
    microsoft,
    database: { shared: database.shared, restart: () => opened.restart() },
    patienceMs: 240_000,
    env,
    logPath,
    async start() {
      const bot = await startServer({ module: join(root, "bot/index.ts"), env, readyPath: "/readyz", logPath });
      running.add(bot);
      return bot;
    },
    turnTo: (bot) => {
      front = bot.endpoint;
    },
    stopBots: () => endBots("stop"),
    stop: () => end("stop"),
    drop: () => end("kill"),
  };
}
