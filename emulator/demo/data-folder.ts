import { createHash, randomBytes } from "node:crypto";
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { Complaint } from "./complaint.ts";

export interface DataFolder {
  readonly path: string;
  /** Writes a file only its owner can read. Returns its path. */
  write(name: string, value: unknown): string;
  /** 32 random bytes in base64, made once and kept. */
  secret(name: string): string;
  release(): void;
}

/** Makes the folder where it is missing and takes it for this process. Throws a `Complaint` where it can't be had. */
export async function takeDataFolder(given: string): Promise<DataFolder> {
  const path = makeWritable(resolve(given));
  const lock = await takeLock(path);
  const write = (name: string, value: unknown) => {
    const file = join(path, name);
    writeFileSync(file, typeof value === "string" ? value : JSON.stringify(value, null, 2), { mode: 0o600 });
    return file;
  };
  return {
    path,
    write,
    secret: (name) => {
      const file = join(path, name);
      if (!existsSync(file)) write(name, randomBytes(32).toString("base64"));
      return readFileSync(file, "utf8");
    },
    release: () => lock.close(),
  };
}

function makeWritable(path: string): string {
  try {
    makeFolder(path);
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    return realpathSync(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "unknown";
    throw new Complaint(
      `The data folder ${path} can't be written (${code}). Choose another: DATA_DIR=/some/folder npm start.`,
    );
  }
}

/** Step by step: asked to make all at once, Node never comes back from a place such as /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

/** A socket dies with its process, so a crash leaves no lock behind that anybody would have to remove. */
async function takeLock(path: string): Promise<Server> {
  const name = `mfa-reset-desk-${createHash("sha256").update(path).digest("hex").slice(0, 16)}`;
  const socket = process.platform === "win32" ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
  if (await isAnswered(socket)) {
    throw new Complaint(
      `MFA Reset Desk already runs on the data folder ${path}. Stop it first, or start a second one: PORT=4100 DATA_DIR=.data-2 npm start.`,
    );
  }
  if (process.platform !== "win32" && existsSync(socket)) unlinkSync(socket);
  const { promise, resolve: taken, reject } = Promise.withResolvers<Server>();
  const server = createServer((peer) => peer.destroy());
  server.once("error", reject);
  server.listen(socket, () => {
    server.unref();
    taken(server);
  });
  return await promise;
}

function isAnswered(socket: string): Promise<boolean> {
  const { promise, resolve: answered } = Promise.withResolvers<boolean>();
  const peer = connect(socket);
  peer.once("connect", () => {
    peer.destroy();
    answered(true);
  });
  peer.once("error", () => {
    answered(false);
  });
  return promise;
}
