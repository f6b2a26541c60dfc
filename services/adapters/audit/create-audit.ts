import { Problem } from "../../../core/problem.ts";
import type { Audit } from "../../audit/audit.ts";
import type { AuditChains } from "../../audit/audit-chains.ts";
import { bareEntry } from "./bare-entry.ts";
import { createFiledRecord } from "./filed-record.ts";

export interface AuditParts {
  readonly chains: Pick<AuditChains, "append" | "asStored" | "write" | "putBack" | "ends" | "kindsOf">;
  /** JSON lines beside the embedded database, which itself never syncs. A database server needs none. */
  readonly file?: string | undefined;
}

/** Writes entries down durably: into the table and, where there is one, into the file before it. Any failure is `no-record`. */
export function createAudit({ chains, file }: AuditParts): Audit & Pick<AuditChains, "kindsOf"> {
  const record = file === undefined ? chains : createFiledRecord({ chains, file });
  return {
    async record(given) {
      try {
        await record.append(bareEntry(given));
      } catch (cause) {
        throw new Problem("no-record", { cause });
      }
    },
    kindsOf: (resetId) => record.kindsOf(resetId),
  };
}
