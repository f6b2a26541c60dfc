import { Problem } from "../../../core/problem.ts";
import type { Audit, AuditEntry } from "../../audit/audit.ts";
import { bareEntry } from "./bare-entry.ts";
import { canonicalJson } from "./canonical-json.ts";
import { appendTo } from "./line-file.ts";

export interface AuditParts {
  /** Appends to the audit table; resolved means committed. */
  readonly append: (entry: AuditEntry) => Promise<void>;
  /** JSON lines beside the embedded database, which itself never syncs. A database server needs none. */
  readonly file?: string | undefined;
}

/**
 * Writes entries down durably: first into the file, where there is one, then into the table. Any failure is `no-record`;
 * an entry that only reached the file stays there, since what was about to be done is worth knowing too.
 */
export function createAudit({ append, file }: AuditParts): Audit {
  const lines = file === undefined ? undefined : appendTo(file);
  return {
    async record(given) {
      try {
        const entry = bareEntry(given);
        await lines?.append(canonicalJson(entry));
        await append(entry);
      } catch (cause) {
        throw new Problem("no-record", { cause });
      }
    },
  };
}
