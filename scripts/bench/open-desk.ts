import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { peopleIds } from "../../emulator/seed/contoso.ts";
import { botSettings } from "./bot-settings.ts";
import { type BenchServer, startServer } from "./start-server.ts";
import { type StandIn, startStandIn } from "./start-stand-in.ts";

/** The stand-in with many customers, and bots that can be started against it. */
export interface Desk {
  readonly standIn: StandIn;
  readonly graphBaseUrl: string;
  /** Tenant ids of the customers added to the seed's. */
  readonly customers: readonly string[];
  /** Starts the bot over a data folder of this name: new or as it was left; `more`: settings. Messages go to it from now on. */
  startBot(folder: string, more?: Readonly<Record<string, string>>): Promise<BenchServer>;
  startEcho(): Promise<BenchServer>;
  /** `npm run audit -- verify` over the database that these settings name. */
  verifyRecord(settings: Readonly<Record<string, string>>): Promise<{ readonly said: string; readonly well: boolean }>;
  /** Ends the stand-in and every bot that still runs. */
  close(): Promise<void>;
}

const root = join(import.meta.dirname, "..", "..");

export async function openDesk(size: { count: number; people: number }): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const standIn = await startStandIn(folder);
  const description = await standIn.ask("describe");
  setDefaultCACertificates([...getCACertificates("default"), readFileSync(description.caPath, "utf8")]);
  const customers = await standIn.ask("addCustomers", size);
  const started: BenchServer[] = [];
  const tokenCacheKey = randomBytes(32).toString("base64");
  const start = async (name: string, module: string, more = {}): Promise<BenchServer> => {
    const env = botSettings({ standIn: description, folder: join(folder, name), customers, tokenCacheKey, more });
    const given = { module: join(root, module), env, readyPath: "/readyz", logPath: join(folder, `${name}.log`) };
    const server = await startServer(given);
    started.push(server);
    await standIn.ask("deliverTo", server.endpoint);
    return server;
  };
  return {
    standIn,
    graphBaseUrl: description.cloud.graphBaseUrl,
    customers,
    startBot: (name, more) => start(name, "bot/index.ts", more),
    startEcho: () => start("echo", "scripts/bench/echo-bot.ts"),
    verifyRecord: (settings) => runProgram(join(root, "bot/cli/audit.ts"), ["verify"], settings),
    close: async () => {
      for (const server of started) await server.stop();
      await standIn.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Signs the operator in, as their first command would. */
export async function signIn({ standIn }: Desk): Promise<void> {
  const personId = peopleIds.olivia;
  await standIn.ask("open", personId);
  await standIn.ask("say", { personId, text: "who am I", until: "Olivia" });
}

/** What a program says, and whether it ended well. */
function runProgram(module: string, args: readonly string[], env: Readonly<Record<string, string>>) {
  return new Promise<{ said: string; well: boolean }>((resolve) => {
    execFile(process.execPath, [module, ...args], { env: { PATH: process.env["PATH"], ...env } }, (error, out, err) => {
      resolve({ said: `${out}${err}`.trim().replaceAll(/\s+/g, " "), well: error === null });
    });
  });
}
