import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, realpath, rename, rm } from "node:fs/promises";
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
  if (process.platform === "win32") {
    const pipe = await bind(join(place.directory, place.prefix), () => "held");
    return pipe && (() => close(pipe));
  }
  let said: "wanted" | "held" = "wanted";
  const { own, release } = await enter(place, () => said);
  if (!(await isMine(own, place))) {
    await release();
    return undefined;
  }
  said = "held";
  return release;
}

/** Its name is seen only once it answers, so that nobody takes it for dead. */
async function enter({ directory, prefix }: Place, state: () => string) {
  const id = randomUUID().slice(0, 8);
  const own = `${prefix}.${id}`;
  const unseen = join(directory, `bind.${id}`);
  const server = await bind(unseen, state);
  if (!server) throw new Error(`${unseen} is taken.`);
  await rename(unseen, join(directory, own));
  const release = async () => {
    await rm(join(directory, own), { force: true });
    await close(server);
  };
  return { own, release };
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
    const others = names.filter((name) => name !== own);
    const said = await Promise.all(others.map((name) => ask(join(directory, name))));
    const living = others.filter((_, index) => said[index] !== "dead");
    const dead = others.filter((_, index) => said[index] === "dead");
    await Promise.all(dead.map((name) => rm(join(directory, name), { force: true })));
    if (living.length === 0) return true;
    if (said.includes("held")) return false;
    if (others.some((name, index) => said[index] === "wanted" && name < own)) return false;
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

/** Leaving: it let the caller in and went without a word, so that the next look finds it gone. */
type Said = "dead" | "wanted" | "held" | "leaving";

/** Only a refusal, or nothing there, proves that nobody lives behind it. */
function ask(address: string): Promise<Said> {
  return new Promise((resolve) => {
    let said = "";
    const caller = connect(address);
    const judge = (answer: Said) => {
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
      judge(said === "wanted" || said === "held" ? said : "leaving");
    });
    caller.once("error", ({ code }: NodeJS.ErrnoException) => {
      judge(code === "ECONNREFUSED" || code === "ENOENT" ? "dead" : "leaving");
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}
