import { spawn } from "node:child_process";
import { once } from "node:events";
import { startPostgres } from "./start-postgres.ts";

/** `node scripts/with-postgres.ts <command …>`: runs it beside a PostgreSQL of its own, whose address is DATABASE_URL_TEST. */
async function main([command, ...args]: readonly string[]): Promise<number> {
  if (command === undefined) throw new Error("Usage: node scripts/with-postgres.ts <command …>");
  const stop = new AbortController();
  // The server goes last: whoever is stopped by a signal may still need it for a moment.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      stop.abort();
    });
  }
  const postgres = await startPostgres();
  try {
    stop.signal.throwIfAborted();
    const env = { ...process.env, DATABASE_URL_TEST: postgres.url };
    const child = spawn(command, args, { env, stdio: "inherit" });
    stop.signal.addEventListener("abort", () => child.kill());
    const [code] = (await once(child, "exit")) as [number | null];
    return code ?? 1;
  } finally {
    await postgres.stop();
  }
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
