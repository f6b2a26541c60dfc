import { type FileHandle, open, stat } from "node:fs/promises";
import { dirname } from "node:path";

/** A file that grows by lines. */
export interface LineFile {
  /** Resolves when the lines are on the disk, not only in its cache. One call after the other. */
  append(lines: readonly string[]): Promise<void>;
}

/** A reset writes several lines; what nobody writes to is closed. */
const idleMs = 5_000;

interface Opened {
  readonly handle: FileHandle;
  /** Of the file that was opened, whatever stands under its name now. */
  readonly inode: bigint;
}

/** Appends lines to a file, synced. The file is for its owner only (0600), made when first needed, and again when it was moved away. */
export function appendTo(path: string): LineFile {
  let opened: Opened | undefined;
  let idle: NodeJS.Timeout | undefined;
  const close = async () => {
    const { handle } = opened ?? {};
    opened = undefined;
    await handle?.close();
  };
  const write = async (text: string) => {
    opened ??= await openAtLineStart(path);
    const [, now] = await Promise.all([writeSynced(opened.handle, text), inodeAt(path)]);
    return now === opened.inode;
  };
  return {
    async append(lines) {
      const text = lines.map((line) => `${line}\n`).join("");
      clearTimeout(idle);
      try {
        if (await write(text)) return;
        // Moved away meanwhile: it has these lines, and so has the new one.
        await close();
        await write(text);
      } catch (error) {
        // Half a line may stand there: the next one looks.
        await close().catch(() => undefined);
        throw error;
      } finally {
        idle = setTimeout(() => void close().catch(() => undefined), idleMs).unref();
      }
    },
  };
}

async function writeSynced(handle: FileHandle, text: string): Promise<void> {
  await handle.appendFile(text);
  await handle.datasync();
}

/** Undefined: nothing of that name. */
async function inodeAt(path: string): Promise<bigint | undefined> {
  return await stat(path, { bigint: true }).then(
    ({ ino }) => ino,
    () => undefined,
  );
}

async function openAtLineStart(path: string): Promise<Opened> {
  const handle = await open(path, "a+", 0o600);
  try {
    // A file that was already there keeps its mode when it is opened.
    await handle.chmod(0o600);
    const { size, ino: inode } = await handle.stat({ bigint: true });
    // A crash or a full disk may have left half a line: the next one must not grow out of it.
    if (await endsHalfWay(handle, Number(size))) await handle.appendFile("\n");
    if (size === 0n) await syncFolder(path);
    return { handle, inode };
  } catch (error) {
    await handle.close();
    throw error;
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
