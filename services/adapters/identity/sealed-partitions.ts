import type { Operator } from "../../../core/directory/people.ts";
import type { Log } from "../../log.ts";
import type { TokenPartitions } from "../../sign-in/token-partitions.ts";
import { homeAccountIdOf } from "./home-account-id-of.ts";
import type { Seal } from "./seal.ts";

/** One operator's MSAL cache as it was read; `text` unset: nothing usable was there. */
export interface CacheReading {
  readonly version?: number;
  readonly text?: string;
}

/** A write that somebody else's may precede: then `over` says what becomes of both. */
export interface CacheWrite {
  readonly reading: CacheReading;
  readonly text: string;
  readonly over: (theirs: string | undefined) => string;
}

/** Operators' MSAL caches as they are stored: encrypted, one partition each. */
export interface SealedPartitions {
  load(operator: Operator): Promise<CacheReading>;
  /** What stands there now; undefined: the operator signed out meanwhile, nothing was written. */
  write(operator: Operator, write: CacheWrite): Promise<CacheReading | undefined>;
}

/** Only other processes get in between: this one writes an operator's cache once at a time. */
const tries = 20;

export function createSealedPartitions(deps: {
  readonly partitions: TokenPartitions;
  readonly seal: Seal;
  readonly log: Log;
}): SealedPartitions {
  const { partitions, seal, log } = deps;

  async function load(operator: Operator): Promise<CacheReading> {
    const key = homeAccountIdOf(operator);
    const stored = await partitions.load(key);
    if (!stored) return {};
    const text = seal.open(stored.blob, key);
    if (text !== undefined) return { version: stored.version, text };
    log.error({ operator: operator.objectId }, "A stored token cache was tampered with or belongs to somebody else.");
    return { version: stored.version };
  }

  async function write(operator: Operator, { reading, text, over }: CacheWrite): Promise<CacheReading | undefined> {
    const key = homeAccountIdOf(operator);
    let [known, wanted] = [reading, text];
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const version = await partitions.save(key, seal.seal(wanted, key), known.version);
      if (version !== undefined) return { version, text: wanted };
      const theirs = await load(operator);
      // A refresh must not bring back what a sign-out removed.
      if (known.version !== undefined && theirs.version === undefined) return undefined;
      [known, wanted] = [theirs, over(theirs.text)];
    }
    // The tokens in hand are good; only the next process has to ask Entra again.
    log.warn(
      { operator: operator.objectId },
      "The token cache was written by others too often; this write was left out.",
    );
    return known;
  }

  return { load, write };
}
