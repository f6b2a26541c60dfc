import { type FileHandle, open } from "node:fs/promises";
import { dirname } from "node:path";

/** A file that grows by lines. */
export interface LineFile {
  /** Resolves when the line is on the disk, not only in its cache. */
  append(line: string): Promise<void>;
}

/** Appends lines to a file, one after the other, each synced. The file is for its owner only (0600), made when first needed. */
export function appendTo(path: string): LineFile {
  let before: Promise<unknown> = Promise.resolve();
  return {
    append(line) {
      const turn = before.then(() => writeLine(path, line));
      before = turn.catch(() => undefined);
      return turn;
    },
  };
}

/** Opened each time, so that a file that was moved away is made again. */
async function writeLine(path: string, line: string): Promise<void> {
  const file = await open(path, "a+", 0o600);
  try {
    // A file that was already there keeps its mode when it is opened.
    await file.chmod(0o600);
    const { size } = await file.stat();
    // A crash or a full disk may have left half a line: the next one must not grow out of it.
    const start = (await endsHalfWay(file, size)) ? "\n" : "";
    await file.appendFile(`${start}${line}\n`);
    await file.datasync();
    if (size === 0) await syncFolder(path);
  } finally {
    await file.close();
  }
}

async function endsHalfWay(file: FileHandle, size: number): Promise<boolean> {
  if (size === 0) return false;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer.toString() !== "\n";
}

/** A new file's name is on the disk only once its folder is; Windows has no such call. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(dirname(path), "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
