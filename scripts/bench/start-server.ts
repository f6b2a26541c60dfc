import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { type ProcessFigures, processFigures } from "./process-figures.ts";

export interface ServerOptions {
  /** Path of the module to run. */
  readonly module: string;
  readonly env: Readonly<Record<string, string>>;
  /** Answers 200 when it can serve. */
  readonly readyPath: string;
  readonly logPath: string;
}

export interface BenchServer {
  /** Where activities go. */
  readonly endpoint: string;
  /** From the start of the process to the first yes, in ms. */
  readonly readyMs: number;
  readonly figures: () => ProcessFigures | undefined;
  /** Asks it to end and waits for it. */
  stop(): Promise<void>;
  /** Ends it as a failing machine would. */
  kill(): Promise<void>;
  /** Holds it in its tracks, and lets it go on. */
  pause(): void;
  resume(): void;
}

const lookEveryMs = 15;
/** Far longer than it takes: only what hangs is given up. */
const longestStartMs = 240_000;

/** Runs a bot as production does, in a process of its own, and measures how long it takes to be ready. */
export async function startServer({ module, env, readyPath, logPath }: ServerOptions): Promise<BenchServer> {
  const port = await freePort();
  const from = performance.now();
  const child = spawn(process.execPath, [module], {
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], ...env, PORT: String(port) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  // A bench that breaks off leaves no bot behind.
  const end = () => child.kill("SIGKILL");
  process.once("exit", end);
  const log = createWriteStream(logPath, { flags: "a" });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const ended = once(child, "exit");
  const url = `http://127.0.0.1:${port}`;
  while (!(await answers(url + readyPath))) {
    if (child.exitCode !== null) throw new Error(`${module} ended.${endOf(logPath)}`);
    if (performance.now() - from > longestStartMs) {
      end();
      throw new Error(`${module} is not ready.${endOf(logPath)}`);
    }
    await wait(lookEveryMs);
  }
  const endBy = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
    process.removeListener("exit", end);
    log.end();
  };
  return {
    endpoint: `${url}/api/messages`,
    readyMs: performance.now() - from,
    figures: () => (child.pid === undefined ? undefined : processFigures(child.pid)),
    stop: () => endBy("SIGTERM"),
    kill: () => endBy("SIGKILL"),
    pause: () => void child.kill("SIGSTOP"),
    resume: () => void child.kill("SIGCONT"),
  };
}

/** The log is gone with the bench's folder: what it said last belongs into the error. */
const endOf = (logPath: string) => `\n${readFileSync(logPath, "utf8").slice(-2000)}`;

async function answers(url: string): Promise<boolean> {
  return await fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** Asked of the system and given back at once: the bot gets it by number, as in production. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address !== "object" || address === null) throw new Error("There is no free port.");
  return address.port;
}
