import { type FileHandle, open } from "node:fs/promises";

/** A line is on the disk, not only in its cache, when this resolves. */
export interface LineFile {
  append(line: string): Promise<void>;
}

/** Appends lines to a file, one after the other, each synced. The file is for its owner only (0600), made when first needed. */
export function appendTo(path: string): LineFile {
  let file: FileHandle | undefined;
  let before: Promise<unknown> = Promise.resolve();
  /** A write that stopped half-way leaves half a line; the next one must not grow out of it. */
  let broken = false;

  async function write(line: string): Promise<void> {
    file ??= await openOwn(path);
    const start = broken ? "\n" : "";
    broken = true;
    await file.appendFile(`${start}${line}\n`);
    await file.datasync();
    broken = false;
  }

  return {
    append(line) {
      const turn = before.then(() => write(line));
      before = turn.catch(() => undefined);
      return turn;
    },
  };
}

async function openOwn(path: string): Promise<FileHandle> {
  const file = await open(path, "a", 0o600);
  // A file that was already there keeps its mode when it is opened.
  await file.chmod(0o600);
  return file;
}
