import { type FSWatcher, watch } from "node:fs";
import { dirname } from "node:path";
import type { Access } from "../../../core/access/access.ts";
import type { AccessSource } from "../../access/access-source.ts";
import type { Log } from "../../log.ts";
import { loadAccess } from "./load-access.ts";

/** Editors and mounted secrets change a file in several steps; one reading at their end is enough. */
const settleMs = 100;

export interface AccessSourceOptions {
  readonly log: Log;
  /** Read again whenever something changes in the file's folder. */
  readonly watch?: boolean;
  /** Told after each good reading that is not the first. */
  readonly onRead?: (access: Access) => void;
}

export interface WatchedAccessSource extends AccessSource {
  /** Reads the file now. A faulty one changes nothing but `fault()`. */
  reload(): void;
  close(): void;
}

/**
 * The access file, kept up to date. A file that turns bad, or goes away, leaves the last good one in force: nobody gets more than
 * they had. Throws `AccessFileFault` when there is no good one to begin with.
 */
export function createAccessSource(path: string, options: AccessSourceOptions): WatchedAccessSource {
  let current: Access = loadAccess(path);
  let fault: string | undefined;

  function reload(): void {
    try {
      current = loadAccess(path);
      if (fault !== undefined) options.log.info({ path }, "The access file is good again and in use.");
      fault = undefined;
      options.onRead?.(current);
    } catch (error) {
      const found = error instanceof Error ? error.message : String(error);
      // Once: where the log is a file of the same folder, each line of it is a reason to read again.
      if (found !== fault)
        options.log.error({ path, fault: found }, "The access file has a fault: the last good one stays in force.");
      fault = found;
    }
  }

  const close = options.watch === true ? watchFolder(path, reload, options.log) : () => undefined;
  return { current: () => current, fault: () => fault, reload, close };
}

/** The folder, not the file: most editors replace a file, and a mounted one changes by a link beside it. */
function watchFolder(path: string, reload: () => void, log: Log): () => void {
  let timer: NodeJS.Timeout | undefined;
  const watcher: FSWatcher = watch(dirname(path), { persistent: false }, () => {
    clearTimeout(timer);
    timer = setTimeout(reload, settleMs).unref();
  });
  watcher.on("error", (error) => {
    log.error({ path, error: error.message }, "The access file is no longer watched: changes need a restart.");
  });
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}
