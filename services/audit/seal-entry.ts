import { createHash } from "node:crypto";
import type { AuditEntry } from "./audit.ts";
import { canonicalJson } from "./canonical-json.ts";

/** An entry's place in a chain. `previous` is the hash of the entry before, "" for the first. */
export interface Link {
  /** Counts up from 1. */
  readonly seq: number;
  readonly previous: string;
  /** SHA-256 in hex over canonical JSON of { chain, entry, previous, seq }. */
  readonly hash: string;
}

/** Where a chain stands. */
export type ChainEnd = Pick<Link, "seq" | "hash">;

/** An entry as it is kept: in the chain of its customer, and that chain's new head in the chain of all heads. */
export interface SealedEntry extends Link {
  readonly chain: string;
  readonly entry: AuditEntry;
  readonly head: Link;
}

/** The chain that holds every other chain's heads, so that what goes missing from one is missed in the other. */
export const headsChain = "heads";
/** Entries about the desk itself and no customer. */
export const deskChain = "desk";

export const emptyChain: ChainEnd = { seq: 0, hash: "" };

/** The chain an entry belongs to: the tenant it is about, in lower case. */
export function chainOf(entry: AuditEntry): string {
  if ("target" in entry) return entry.target.tenantId.toLowerCase();
  return "customer" in entry ? entry.customer.tenantId.toLowerCase() : deskChain;
}

/** Puts an entry behind the ends of its two chains. */
export function sealEntry(
  entry: AuditEntry,
  { chain: end, heads }: { readonly chain: ChainEnd; readonly heads: ChainEnd },
): SealedEntry {
  const chain = chainOf(entry);
  const { seq, previous, hash } = link(chain, end, entry);
  return { chain, seq, previous, hash, entry, head: link(headsChain, heads, { chain, seq, hash }) };
}

/** The same for several, one behind the other. A chain that is not in `before` begins. `ends`: where the chains stand then. */
export function sealAll(
  entries: readonly AuditEntry[],
  before: ReadonlyMap<string, ChainEnd>,
): { readonly sealed: readonly SealedEntry[]; readonly ends: ReadonlyMap<string, ChainEnd> } {
  const ends = new Map(before);
  const endOf = (chain: string) => ends.get(chain) ?? emptyChain;
  const sealed = entries.map((entry) => {
    const one = sealEntry(entry, { chain: endOf(chainOf(entry)), heads: endOf(headsChain) });
    ends.set(one.chain, one).set(headsChain, one.head);
    return one;
  });
  return { sealed, ends };
}

/** The hash an entry must have in its place. */
export function hashIn(chain: string, { seq, previous }: Omit<Link, "hash">, entry: object): string {
  return createHash("sha256").update(canonicalJson({ chain, entry, previous, seq })).digest("hex");
}

function link(chain: string, end: ChainEnd, entry: object): Link {
  const place = { seq: end.seq + 1, previous: end.hash };
  return { ...place, hash: hashIn(chain, place, entry) };
}
