import { readFileSync } from "node:fs";
import type { Access } from "../../../core/access/access.ts";
import { AccessFileFault } from "./access-file-fault.ts";
import { parseAccess } from "./parse-access.ts";

/** Reads an access file. Throws `AccessFileFault` naming every fault and its place. */
export function loadAccess(path: string): Access {
  return parseAccess(readText(path), path);
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  } catch (error) {
    throw new AccessFileFault(path, [error instanceof Error ? error.message : String(error)]);
  }
}
