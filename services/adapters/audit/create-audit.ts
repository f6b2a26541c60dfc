import { Problem } from "../../../core/problem.ts";
import type { Audit, AuditEntry } from "../../audit/audit.ts";
import type { AuditChains } from "../../audit/audit-chains.ts";
import { canonicalJson } from "../../audit/canonical-json.ts";
import { bareEntry } from "./bare-entry.ts";
import { appendTo } from "./line-file.ts";
import { readAuditFile } from "./read-audit-file.ts";

export interface AuditParts {
  readonly chains: Pick<AuditChains, "append" | "putBack" | "ends">;
  /** JSON lines beside the embedded database, which itself never syncs. A database server needs none. */
  readonly file?: string | undefined;
}

/**
 * Writes entries down durably: into the table and, where there is one, into the file, whose line is synced before the table commits.
 * Any failure is `no-record`; what could not be sealed still stands in the file, since what was about to be done is worth knowing too.
 */
export function createAudit({ chains, file }: AuditParts): Audit {
  if (file === undefined) return { record: (given) => orNoRecord(() => chains.append(bareEntry(given))) };
  const lines = appendTo(file);
  let caughtUp = false;
  const append = async (entry: AuditEntry, written: { line?: true }) => {
    if (!caughtUp) await catchUp(chains, file);
    caughtUp = true;
    await chains.append(entry, async (sealed) => {
      await lines.append(canonicalJson(sealed));
      written.line = true;
    });
  };
  return {
    record: (given) =>
      orNoRecord(async () => {
        const entry = bareEntry(given);
        const written: { line?: true } = {};
        try {
          await append(entry, written);
        } catch (error) {
          // The line may be there and the row not: the next entry looks.
          caughtUp = false;
          if (!written.line) await lines.append(canonicalJson({ unsealed: entry })).catch(() => undefined);
          throw error;
        }
      }),
  };
}

/** The table may have lost its end, in a power cut or with its folder; the synced file gives it back. */
async function catchUp(chains: AuditParts["chains"], file: string): Promise<void> {
  const end = (await chains.ends()).get("heads")?.seq ?? 0;
  for await (const { sealed } of readAuditFile(file)) {
    if (!sealed || sealed.head.seq <= end) continue;
    // One that does not fit stays where it is, for `audit verify` to name.
    if (!(await chains.putBack(sealed))) return;
  }
}

async function orNoRecord(write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (cause) {
    throw new Problem("no-record", { cause });
  }
}
