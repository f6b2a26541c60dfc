import type { AuditEntry } from "../../../services/audit/audit.ts";
import type { AuditChains } from "../../../services/audit/audit-chains.ts";
import { type ChainEnd, chainOf, emptyChain, type SealedEntry, sealEntry } from "../../../services/audit/seal-entry.ts";

/** The audit table in memory, as far as writing goes. `refuses`: thrown by the next append, before or after the file was written. */
export function memoryAuditChains() {
  const rows: SealedEntry[] = [];
  const state: { refuses?: "before" | "after" | undefined } = {};
  const endOf = (chain: string): ChainEnd => rows.findLast((row) => row.chain === chain) ?? emptyChain;
  const heads = (): ChainEnd => rows.at(-1)?.head ?? emptyChain;
  const chains: Pick<AuditChains, "append" | "putBack" | "ends"> = {
    async append(entry: AuditEntry, beforeCommit) {
      if (state.refuses === "before") throw new Error("connection lost");
      const sealed = sealEntry(entry, { chain: endOf(chainOf(entry)), heads: heads() });
      await beforeCommit?.(sealed);
      if (state.refuses === "after") throw new Error("commit lost");
      rows.push(sealed);
      return sealed;
    },
    putBack(sealed) {
      const isNext = sealed.head.previous === heads().hash && sealed.previous === endOf(sealed.chain).hash;
      if (isNext) rows.push(sealed);
      return Promise.resolve(isNext);
    },
    ends: () => Promise.resolve(new Map([...rows.map((row) => [row.chain, row] as const), ["heads", heads()]])),
  };
  return { chains, rows, state };
}
