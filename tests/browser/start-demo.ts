import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

export interface Demo {
  readonly url: string;
  readonly logPath: string;
  /** As Ctrl-C does; resolves with the exit code. */
  interrupt(): Promise<number | null>;
}

/** `npm start` as a newcomer runs it, in an empty data folder and on ports of its own. */
export async function startDemo(): Promise<Demo> {
  const folder = await mkdtemp(join(tmpdir(), "demo-"));
  const port = await freeBasePort();
  const env = { ...process.env, PORT: String(port), DATA_DIR: folder };
  const child = spawn(process.execPath, ["emulator/demo.ts"], { env, stdio: ["ignore", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout });
  const [opened, logPath] = await firstLines(child, lines);
  return {
    url: opened.replace(/^Open /, ""),
    logPath,
    async interrupt() {
      if (child.exitCode === null) {
        child.kill("SIGINT");
        await once(child, "exit");
      }
      await rm(folder, { recursive: true, force: true });
      return child.exitCode;
    },
  };
}

/** The address and the log file: the only two lines it prints. */
async function firstLines(child: ChildProcess, lines: AsyncIterable<string>): Promise<[string, string]> {
  const seen: string[] = [];
  for await (const line of lines) {
    seen.push(line);
    if (seen.length === 2) return [seen[0] ?? "", seen[1] ?? ""];
  }
  throw new Error(`The demo ended with ${String(child.exitCode)} before it was ready: ${seen.join("\n")}`);
}

/** Four free ports in a row, below those that the system gives to outgoing connections. */
async function freeBasePort(): Promise<number> {
  for (;;) {
    const base = 20_000 + 4 * Math.floor(Math.random() * 2_000);
    const free = await Promise.all([0, 1, 2, 3].map((offset) => isFree(base + offset)));
    if (free.every(Boolean)) return base;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => {
      resolve(false);
    });
    server.listen(port, "localhost", () =>
      server.close(() => {
        resolve(true);
      }),
    );
  });
}
