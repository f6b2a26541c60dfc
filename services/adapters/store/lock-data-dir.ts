import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, realpath, rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DataDirInUse } from "./data-dir-in-use.ts";
import { DataDirUnusable } from "./data-dir-unusable.ts";

/** The address of a Unix socket holds 103 bytes on macOS and 107 on Linux, and is cut off silently beyond. */
const longestSocketPath = 100;
const lookEveryMs = 10;
/** Five seconds: whoever else tries gives up within milliseconds. */
const looks = 500;
/** A process that is stopped or busy still holds what it holds. */
const longestSilenceMs = 2_000;

/** Where the sockets of those who want one folder stand side by side. */
interface Place {
  readonly directory: string;
  readonly prefix: string;
}

/**
 * Makes the folder if need be and holds it for this process: a bound socket, which the operating system closes when the process
 * dies, however it dies. Returns what lets it go. Throws `DataDirInUse` or `DataDirUnusable`.
 */
export async function lockDataDir(folder: string): Promise<() => Promise<void>> {
  const unlock = await hold(folder).catch((error: unknown) => {
    throw new DataDirUnusable(folder, error);
  });
  if (!unlock) throw new DataDirInUse(folder);
  return unlock;
}

async function hold(folder: string): Promise<(() => Promise<void>) | undefined> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const place = placeOf(await realpath(folder));
  // Windows gives a pipe's name to one process only, and takes it back when that dies.
  const alone = process.platform === "win32";
  const own = alone ? place.prefix : `${place.prefix}.${randomUUID().slice(0, 8)}`;
  let held = alone;
  const server = await bind(join(place.directory, own), () => (held ? "held" : "wanted"));
  if (!server) return undefined;
  held ||= await isMine(own, place);
  if (held) return () => release(server);
  await release(server);
  return undefined;
}

function placeOf(folder: string): Place {
  const hash = createHash("sha256").update(folder).digest("hex").slice(0, 32);
  if (process.platform === "win32") return { directory: "\\\\.\\pipe", prefix: `mfa-reset-desk-${hash}` };
  const longest = join(folder, "lock.12345678");
  if (Buffer.byteLength(longest) <= longestSocketPath) return { directory: folder, prefix: "lock" };
  return { directory: tmpdir(), prefix: `mfa-reset-desk-${hash}` };
}

/**
 * Everybody binds a name of their own first and looks at the others' then, so that of two at least the later one sees the other.
 * The holder wins, then the lowest name; nobody ever takes a living socket away. A name is never used twice: a dead one may go.
 */
async function isMine(own: string, { directory, prefix }: Place): Promise<boolean> {
  for (let left = looks; left > 0; left -= 1) {
    const names = (await readdir(directory)).filter((name) => name.startsWith(prefix));
    // Somebody asked between our bind and our listen, and took us for dead.
    if (!names.includes(own)) return false;
    const others = names.filter((name) => name !== own);
    const said = await Promise.all(others.map((name) => ask(join(directory, name))));
    const living = others.filter((_, index) => said[index] !== "dead");
    const dead = others.filter((_, index) => said[index] === "dead");
    await Promise.all(dead.map((name) => rm(join(directory, name), { force: true })));
    if (living.length === 0) return true;
    if (said.includes("held") || living.some((name) => name < own)) return false;
    await sleep(lookEveryMs);
  }
  return false;
}

/** Undefined: the address is taken. */
function bind(address: string, state: () => string): Promise<Server | undefined> {
  const server = createServer((caller) => {
    caller.on("error", () => caller.destroy());
    caller.end(state());
  });
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(undefined);
      else reject(error);
    });
    server.listen(address, () => {
      server.unref();
      resolve(server);
    });
  });
}

/** Only a refusal, or nothing there, proves that nobody lives behind it; whatever else is not "wanted" holds it. */
function ask(address: string): Promise<"dead" | "wanted" | "held"> {
  return new Promise((resolve) => {
    let said = "";
    const caller = connect(address);
    const judge = (answer: "dead" | "wanted" | "held") => {
      resolve(answer);
      caller.destroy();
    };
    caller.setTimeout(longestSilenceMs, () => {
      judge("held");
    });
    caller.on("data", (part) => {
      said += part.toString();
    });
    caller.once("end", () => {
      judge(said === "wanted" ? "wanted" : "held");
    });
    caller.once("error", ({ code }: NodeJS.ErrnoException) => {
      judge(code === "ECONNREFUSED" || code === "ENOENT" ? "dead" : "held");
    });
  });
}

function release(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}
