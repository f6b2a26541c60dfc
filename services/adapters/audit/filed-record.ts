import type { AuditEntry } from "../../audit/audit.ts";
import type { AuditChains } from "../../audit/audit-chains.ts";
import { canonicalJson } from "../../audit/canonical-json.ts";
import { type ChainEnd, headsChain, type SealedEntry, sealAll } from "../../audit/seal-entry.ts";
import { createInGroups } from "../../in-groups.ts";
import { appendTo } from "./line-file.ts";
import { readAuditFile } from "./read-audit-file.ts";

export interface FiledRecordParts {
  readonly chains: Pick<AuditChains, "asStored" | "write" | "putBack" | "ends" | "kindsOf">;
  readonly file: string;
}

export interface FiledRecord extends Pick<AuditChains, "kindsOf"> {
  append(entry: AuditEntry): Promise<unknown>;
}

type Ends = ReadonlyMap<string, ChainEnd>;

/** What one line's length and one statement's parameters can bear. */
const mostTogether = 100;

/**
 * The record of a process that has its database for itself, as the lock of the data folder sees to: it knows where the chains stand, so it
 * seals by itself, syncs the file's lines first and puts the rows into the table then. The database's one connection never waits for the
 * disk. What comes while a line is synced goes together after it.
 */
export function createFiledRecord({ chains, file }: FiledRecordParts): FiledRecord {
  const lines = appendTo(file);
  /** Unset: the line may be there and the row not, so the next entry looks. */
  let ends: Promise<Ends> | undefined;
  const caughtUp = () => (ends ??= catchUp(chains, file));

  async function write(entries: readonly AuditEntry[]): Promise<readonly SealedEntry[]> {
    let filed = false;
    try {
      const next = sealAll(entries, await caughtUp());
      await lines.append(next.sealed.map(canonicalJson));
      filed = true;
      await chains.write(next.sealed);
      ends = Promise.resolve(next.ends);
      return next.sealed;
    } catch (error) {
      ends = undefined;
      // What was about to be done is worth knowing too.
      const unsealed = entries.map((entry) => canonicalJson({ unsealed: entry }));
      if (!filed) await lines.append(unsealed).catch(() => undefined);
      throw error;
    }
  }

  const append = createInGroups(mostTogether, write);
  return {
    append: (entry) => append(chains.asStored(entry)),
    async kindsOf(resetId) {
      // A line whose process died before its row was in counts, or the next process records it again.
      const looking = caughtUp();
      await looking.catch((error: unknown) => {
        if (ends === looking) ends = undefined;
        throw error;
      });
      return chains.kindsOf(resetId);
    },
  };
}

/** The table may have lost its end, in a power cut or with its folder; the synced file gives it back. Where the chains stand then. */
async function catchUp(chains: FiledRecordParts["chains"], file: string): Promise<Ends> {
  const ends = await chains.ends();
  const end = ends.get(headsChain)?.seq ?? 0;
  let isBehind = false;
  for await (const { sealed } of readAuditFile(file)) {
    if (!sealed || sealed.head.seq <= end) continue;
    // One that does not fit stays where it is, for `audit verify` to name.
    if (!(await chains.putBack(sealed))) break;
    isBehind = true;
  }
  return isBehind ? chains.ends() : ends;
}
