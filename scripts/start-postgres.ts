import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chownSync, existsSync, globSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** A PostgreSQL server of its own in a temporary folder, for tests: no fsync, gone when it is stopped. */
export interface Postgres {
  /** Its owner's address, `postgres://…/postgres`. */
  readonly url: string;
  /** Takes it away as a failing machine would, and brings it back under the same address and with what was committed. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Makes and starts one. Throws with a sentence where no PostgreSQL is installed. */
export async function startPostgres(): Promise<Postgres> {
  const programs = findPrograms();
  const folder = mkdtempSync(join(tmpdir(), "desk-postgres-"));
  const as = someoneElse();
  if (as) chownSync(folder, as.uid, as.gid);
  const data = join(folder, "data");
  const remove = () => {
    process.removeListener("exit", leaveNothing);
    rmSync(folder, { recursive: true, force: true });
  };
  // In a group of its own no Ctrl-C reaches it: whoever breaks off takes it along.
  const leaveNothing = () => {
    stopAtOnce(programs, data, as);
    remove();
  };
  process.once("exit", leaveNothing);
  try {
    const password = randomBytes(16).toString("hex");
    const passwordFile = join(folder, "password");
    writeFileSync(passwordFile, password, { mode: 0o644 });
    const make = ["-D", data, "-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync", "-A", "scram-sha-256"];
    execFileSync(join(programs, "initdb"), [...make, `--pwfile=${passwordFile}`], {
      ...as,
      cwd: folder,
      stdio: "pipe",
    });
    const port = await freePort();
    const start = () => serve(programs, { folder, data, port, as });
    let server = await start();
    return {
      url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
      async restart() {
        // SIGQUIT: immediate shutdown; what was committed is replayed from the log.
        await end(server, "SIGQUIT");
        server = await start();
      },
      async stop() {
        await end(server, "SIGINT");
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

interface Account {
  readonly uid: number;
  readonly gid: number;
}

interface Place {
  readonly folder: string;
  readonly data: string;
  readonly port: number;
  readonly as: Account | undefined;
}

/** Starts the server; resolves once it takes connections. */
async function serve(programs: string, { folder, data, port, as }: Place): Promise<ChildProcess> {
  const settings = ["fsync=off", "full_page_writes=off", "max_connections=200", "listen_addresses=127.0.0.1"];
  const options = [...settings, `unix_socket_directories=${folder}`].flatMap((setting) => ["-c", setting]);
  const server = spawn(join(programs, "postgres"), ["-D", data, "-p", String(port), ...options], {
    ...as,
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
    // A group of its own: Ctrl-C is for whoever uses it, and it is stopped afterwards.
    detached: true,
  });
  let said = "";
  await new Promise<void>((resolve, reject) => {
    server.once("exit", () => {
      reject(new Error(`PostgreSQL did not start: ${said}`));
    });
    // Read to the end, or the server waits for its reader.
    server.stderr.on("data", (text: Buffer) => {
      said = (said + text.toString()).slice(-4_000);
      if (said.includes("database system is ready to accept connections")) resolve();
    });
  });
  return server;
}

/** Waits for it: nothing else goes on in a process that exits. */
function stopAtOnce(programs: string, data: string, as: Account | undefined): void {
  try {
    execFileSync(join(programs, "pg_ctl"), ["stop", "-m", "immediate", "-D", data], {
      ...as,
      cwd: "/",
      stdio: "ignore",
    });
  } catch {
    // It does not run.
  }
}

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, "exit");
  server.kill(signal);
  await ended;
}

/** The folder of `initdb` and `postgres`: on the path, or the newest where Debian puts them. */
function findPrograms(): string {
  const onPath = (process.env["PATH"] ?? "").split(delimiter);
  const version = (folder: string) => Number(/\/(\d+)\/bin$/.exec(folder)?.[1] ?? 0);
  const packaged = globSync("/usr/lib/postgresql/*/bin").sort((one, other) => version(other) - version(one));
  const found = [...onPath, ...packaged].find((folder) => existsSync(join(folder, "initdb")));
  if (found === undefined) throw new Error("No PostgreSQL server is installed (Debian: apt-get install postgresql).");
  return found;
}

/** PostgreSQL refuses to run as root: there it runs as its own user or, without one, as nobody. */
function someoneElse(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (what: "-u" | "-g", user: string) =>
    Number(execFileSync("id", [what, user], { stdio: "pipe" }).toString());
  for (const user of ["postgres", "nobody"]) {
    try {
      return { uid: id("-u", user), gid: id("-g", user) };
    } catch {
      // There is no such user here.
    }
  }
  throw new Error("Running as root, and there is neither a user postgres nor nobody.");
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("No free port.");
  return address.port;
}
