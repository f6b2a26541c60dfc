import { type ChainEnd, hashIn, type Link } from "./seal-entry.ts";

/** What is wrong with the first entry that is not as it was written. */
export type TamperedHow =
  /** Its content does not give its hash, or its columns say something else than its content. */
  | "changed"
  /** Its place is empty. */
  | "missing"
  /** It does not follow on the one before: one of the two was put there later. */
  | "does-not-follow"
  /** Its place was taken before. */
  | "twice"
  /** The chain stops before the place its end is written down for, or goes on behind it. */
  | "other-end"
  /** A checkpoint is not signed by the key it should be. */
  | "bad-signature";

export interface Tampered {
  readonly chain: string;
  readonly seq: number;
  readonly how: TamperedHow;
}

/** One step along a chain: the new end, or what is wrong with this entry. */
export function followChain(
  chain: string,
  end: ChainEnd,
  next: Link & { readonly entry: object },
): ChainEnd | Tampered {
  const expected = end.seq + 1;
  if (next.seq > expected) return { chain, seq: expected, how: "missing" };
  if (next.seq < expected) return { chain, seq: next.seq, how: "twice" };
  if (hashIn(chain, next, next.entry) !== next.hash) return { chain, seq: next.seq, how: "changed" };
  if (next.previous !== end.hash) return { chain, seq: next.seq, how: "does-not-follow" };
  return { seq: next.seq, hash: next.hash };
}
