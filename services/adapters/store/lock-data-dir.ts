import { createHash, randomUUID } from "node:crypto";
import { mkdir, realpath, rename, rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DataDirInUse } from "./data-dir-in-use.ts";
import { DataDirUnusable } from "./data-dir-unusable.ts";

/** The address of a Unix socket holds 103 bytes on macOS and 107 on Linux, and is cut off silently beyond. */
const longestSocketPath = 100;
/** Two processes that find the same stale socket get in each other's way at most once. */
const tries = 3;

/**
 * Makes the folder if need be and holds it for this process: a bound socket, which the operating system closes when the process
 * dies, however it dies. Returns what lets it go. Throws `DataDirInUse` or `DataDirUnusable`.
 */
export async function lockDataDir(folder: string): Promise<() => Promise<void>> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const address = socketAddress(await realpath(folder));
    for (let left = tries; left > 0; left -= 1) {
      const server = await bind(address);
      if (server) return () => release(server);
      if (!(await isStale(address))) break;
    }
  } catch (error) {
    throw new DataDirUnusable(folder, error);
  }
  throw new DataDirInUse(folder);
}

function socketAddress(folder: string): string {
  const hash = createHash("sha256").update(folder).digest("hex").slice(0, 32);
  if (process.platform === "win32") return `\\\\.\\pipe\\mfa-reset-desk-${hash}`;
  const inside = join(folder, "lock");
  return Buffer.byteLength(inside) <= longestSocketPath ? inside : join(tmpdir(), `mfa-reset-desk-${hash}`);
}

/** Undefined: the address is taken, by a living process or a dead one. */
function bind(address: string): Promise<Server | undefined> {
  const server = createServer((caller) => caller.destroy());
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

/** Was it left by a dead process? Then it is out of the way now. */
async function isStale(address: string): Promise<boolean> {
  if (process.platform === "win32" || (await answers(address))) return false;
  // Moved first and asked again: between the two, another process may have bound a living socket there.
  const aside = `${address}.${randomUUID().slice(0, 8)}`;
  try {
    await rename(address, aside);
  } catch {
    return true;
  }
  if (await answers(aside)) {
    await rename(aside, address);
    return false;
  }
  await rm(aside, { force: true });
  return true;
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const caller = connect(address);
    caller.once("connect", () => {
      caller.destroy();
      resolve(true);
    });
    // Only a refusal, or nothing there, proves that nobody lives behind it.
    caller.once("error", (error: NodeJS.ErrnoException) => {
      resolve(error.code !== "ECONNREFUSED" && error.code !== "ENOENT");
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
