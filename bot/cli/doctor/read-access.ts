import type { Access } from "../../../core/access/access.ts";
import { loadAccess } from "../../../services/adapters/access-file/load-access.ts";
import type { Config } from "../../settings/config.ts";

/** The access file; undefined: it has faults, which a check of its own tells. */
export function readAccess({ ACCESS_FILE }: Config): Access | undefined {
  try {
    return loadAccess(ACCESS_FILE);
  } catch {
    return undefined;
  }
}
