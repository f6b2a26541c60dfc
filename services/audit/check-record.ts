import { type Checkpoint, checkSignature } from "./checkpoint.ts";
import { followChain, type Tampered } from "./follow-chain.ts";
import { type ChainEnd, emptyChain, headsChain, type SealedEntry } from "./seal-entry.ts";

/** What is known of a chain before the first entry is looked at, and after the last. */
export interface Known {
  /** The newest of each chain: what was before it was pruned. */
  readonly checkpoints: readonly Checkpoint[];
  /** Where each chain ends, by chain; unset: nobody wrote it down (a file). */
  readonly ends?: ReadonlyMap<string, ChainEnd>;
  /** Only checkpoints of this public key count. */
  readonly key?: string;
  /** The record may begin anywhere: an earlier part was moved away. */
  readonly fromAnywhere?: boolean;
}

/** What was found: entries looked at, chains, and the first fault of each chain. */
export interface Checked {
  readonly entries: number;
  readonly chains: number;
  readonly tampered: readonly Tampered[];
}

export interface CheckRecord {
  /** The next entry, in the order in which they were written. `intact`: its columns say what it says. */
  take(sealed: SealedEntry, intact?: boolean): void;
  result(): Checked;
}

/** Goes along the chain of heads and every customer's chain at once. Holds one end for each chain, however long they are. */
export function createCheckRecord(known: Known): CheckRecord {
  const ends = new Map<string, ChainEnd>();
  const tampered = new Map<string, Tampered>();
  let entries = 0;
  const report = (fault: Tampered) => {
    // The first fault of a chain is its own; what comes behind it may only follow from that.
    if (!tampered.has(fault.chain)) tampered.set(fault.chain, fault);
  };
  for (const checkpoint of known.checkpoints) {
    const { chain, seq, hash } = checkpoint;
    ends.set(chain, { seq, hash });
    if (!isTrusted(checkpoint, known.key)) report({ chain, seq, how: "bad-signature" });
  }
  const follow = (chain: string, next: Parameters<typeof followChain>[2]) => {
    const anywhere = known.fromAnywhere === true && !ends.has(chain);
    const end = anywhere ? { seq: next.seq - 1, hash: next.previous } : (ends.get(chain) ?? emptyChain);
    const followed = followChain(chain, end, next);
    if ("how" in followed) report(followed);
    ends.set(chain, { seq: next.seq, hash: next.hash });
  };
  return {
    take({ chain, entry, head, ...link }, intact = true) {
      entries += 1;
      if (!intact) report({ chain, seq: link.seq, how: "changed" });
      follow(chain, { ...link, entry });
      follow(headsChain, { ...head, entry: { chain, seq: link.seq, hash: link.hash } });
    },
    result() {
      for (const [chain, end] of known.ends ?? []) compareEnd(chain, end, ends.get(chain) ?? emptyChain);
      for (const [chain, { seq }] of ends) {
        if (known.ends && !known.ends.has(chain)) report({ chain, seq, how: "other-end" });
      }
      const chains = [...ends.keys()].filter((chain) => chain !== headsChain).length;
      return { entries, chains, tampered: [...tampered.values()] };
    },
  };

  function compareEnd(chain: string, written: ChainEnd, found: ChainEnd): void {
    if (found.seq < written.seq) report({ chain, seq: found.seq + 1, how: "missing" });
    else if (found.seq !== written.seq || found.hash !== written.hash) {
      report({ chain, seq: found.seq, how: "other-end" });
    }
  }
}

function isTrusted(checkpoint: Checkpoint, key: string | undefined): boolean {
  const checked = checkSignature(checkpoint);
  if (checked === "forged") return false;
  return key === undefined || (checked === "signed" && checkpoint.key === key);
}
