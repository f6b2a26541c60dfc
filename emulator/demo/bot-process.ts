import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Complaint } from "./complaint.ts";

export interface BotProcess {
  /** Resolves when the bot says it can serve. Throws a `Complaint` where it dies or never does. */
  ready(url: string): Promise<void>;
  /** Rejects with a `Complaint` when the bot ends although nobody stopped it. */
  readonly died: Promise<never>;
  /** Asks it to end, and ends it after 10 s. */
  stop(): Promise<void>;
}

const root = join(import.meta.dirname, "..", "..");
const stopMs = 10_000;
const startMs = 90_000;
const shownLines = 12;
const inherited = ["PATH", "HOME", "USER", "LANG", "LC_ALL", "TZ", "TMPDIR", "TEMP", "TMP", "SystemRoot"];

/** Runs the bot's own entry as a child with these settings and no others; what it prints goes to the log file. */
export function startBot(settings: Readonly<Record<string, string>>, logPath: string): BotProcess {
  const passed = inherited.flatMap((name) =>
    process.env[name] === undefined ? [] : [[name, process.env[name]] as const],
  );
  const child = spawn(process.execPath, [join("bot", "index.ts")], {
    cwd: root,
    env: { ...Object.fromEntries(passed), ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const log = createWriteStream(logPath, { flags: "a" });
  let last: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      log.write(chunk);
      last = [...last, ...chunk.toString("utf8").split("\n")].filter((line) => line.trim() !== "").slice(-shownLines);
    });
  }
  let stopping = false;
  const ended = Promise.withResolvers<string>();
  child.once("error", (error) => {
    ended.resolve(error.message);
  });
  child.once("close", (code, signal) => {
    log.end();
    ended.resolve(signal === null ? `exit code ${code ?? 0}` : signal);
  });
  const died = ended.promise.then((how) => {
    if (stopping) return new Promise<never>(() => undefined);
    throw new Complaint(`The bot stopped (${how}). Its log is ${logPath}, and ends with:\n${last.join("\n")}`);
  });
  died.catch(() => undefined);

  return {
    died,
    ready: (url) => Promise.race([answers(url), died, tooLong(logPath)]),
    stop: async () => {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGTERM");
      const kill = setTimeout(() => child.kill("SIGKILL"), stopMs);
      await ended.promise;
      clearTimeout(kill);
    },
  };
}

async function answers(url: string): Promise<void> {
  const isReady = await fetch(url, { signal: AbortSignal.timeout(2000) }).then(
    (response) => response.status === 200,
    () => false,
  );
  if (isReady) return;
  await later(100);
  await answers(url);
}

async function tooLong(logPath: string): Promise<never> {
  await later(startMs);
  throw new Complaint(`The bot wasn't ready within ${startMs / 1000} s. Its log is ${logPath}.`);
}

function later(ms: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  setTimeout(resolve, ms, undefined).unref();
  return promise;
}
