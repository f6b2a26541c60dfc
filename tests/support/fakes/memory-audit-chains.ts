import type { AuditEntry } from "../../../services/audit/audit.ts";
import type { AuditChains } from "../../../services/audit/audit-chains.ts";
import { type ChainEnd, chainOf, emptyChain, type SealedEntry, sealEntry } from "../../../services/audit/seal-entry.ts";

/** The audit table in memory, as far as writing goes. `refuses`: what is thrown, the question where the chains stand or the commit. */
export function memoryAuditChains() {
  const rows: SealedEntry[] = [];
  const state: { refuses?: "ends" | "commit" | undefined } = {};
  const endOf = (chain: string): ChainEnd => rows.findLast((row) => row.chain === chain) ?? emptyChain;
  const heads = (): ChainEnd => rows.at(-1)?.head ?? emptyChain;
  const answer = <T>(what: typeof state.refuses, make: () => T): Promise<T> =>
    state.refuses === what ? Promise.reject(new Error("connection lost")) : Promise.resolve(make());
  const chains: Pick<AuditChains, "append" | "asStored" | "write" | "putBack" | "ends" | "kindsOf"> = {
    async append(entry: AuditEntry) {
      const sealed = sealEntry(entry, { chain: endOf(chainOf(entry)), heads: heads() });
      await chains.write([sealed]);
      return sealed;
    },
    asStored: (entry) => entry,
    write: (sealed) => answer("commit", () => void rows.push(...sealed)),
    putBack(sealed) {
      const isNext = sealed.head.previous === heads().hash && sealed.previous === endOf(sealed.chain).hash;
      if (isNext) rows.push(sealed);
      return Promise.resolve(isNext);
    },
    kindsOf: (resetId) =>
      Promise.resolve(
        new Set(rows.flatMap(({ entry }) => ("resetId" in entry && entry.resetId === resetId ? [entry.kind] : []))),
      ),
    ends: () =>
      answer("ends", () => new Map([...rows.map((row) => [row.chain, row] as const), ["heads", heads()] as const])),
  };
  return { chains, rows, state };
}
