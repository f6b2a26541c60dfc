import type { Access } from "../../core/access/access.ts";

/** The access file as last read well. */
export interface AccessSource {
  current(): Access;
  /** Why the file on disk is not the one in use; undefined: it is. Shown in /readyz. */
  fault(): string | undefined;
}
