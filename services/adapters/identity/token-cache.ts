import { isDeepStrictEqual } from "node:util";
import type { Operator } from "../../../core/people.ts";
import type { Log } from "../../log.ts";
import type { TokenPartitions } from "../../sign-in/token-partitions.ts";
import { homeAccountIdOf } from "./home-account-id-of.ts";
import { createInTurn } from "./in-turn.ts";
import { mergeCaches } from "./merge-caches.ts";
import type { Seal } from "./seal.ts";

/** One operator's MSAL cache as it was read; `text` unset: nothing usable was there. */
export interface CacheReading {
  readonly version?: number;
  readonly text?: string;
}

/** Operators' MSAL caches, encrypted at rest, one partition each. */
export interface TokenCache {
  load(operator: Operator): Promise<CacheReading>;
  /** Writes the cache where it says something new; if somebody else wrote meanwhile, both are merged. False: the operator signed out meanwhile, nothing was written. */
  save(operator: Operator, text: string, reading: CacheReading): Promise<boolean>;
  remove(operator: Operator): Promise<void>;
}

/** Only other processes get in between: this one writes an operator's cache once at a time. */
const tries = 20;

export function createTokenCache(deps: { partitions: TokenPartitions; seal: Seal; log: Log }): TokenCache {
  const { partitions, seal, log } = deps;
  const inTurn = createInTurn();

  async function load(operator: Operator): Promise<CacheReading> {
    const key = homeAccountIdOf(operator);
    const stored = await partitions.load(key);
    if (!stored) return {};
    const text = seal.open(stored.blob, key);
    if (text !== undefined) return { version: stored.version, text };
    log.error({ operator: operator.objectId }, "A stored token cache was tampered with or belongs to somebody else.");
    return { version: stored.version };
  }

  async function save(operator: Operator, text: string, reading: CacheReading): Promise<boolean> {
    // MSAL says "changed" of a cache it has only read.
    if (isSameCache(text, reading.text)) return true;
    return await inTurn(homeAccountIdOf(operator), () => write(operator, text, reading));
  }

  async function write(operator: Operator, text: string, reading: CacheReading): Promise<boolean> {
    const key = homeAccountIdOf(operator);
    let known = reading;
    let wanted = text;
    for (let attempt = 0; attempt < tries; attempt += 1) {
      if (await partitions.save(key, seal.seal(wanted, key), known.version)) return true;
      const theirs = await load(operator);
      // A refresh must not bring back what a sign-out removed.
      if (known.version !== undefined && theirs.version === undefined) return false;
      wanted = theirs.text === undefined ? text : mergeCaches(theirs.text, text);
      known = theirs;
    }
    // The tokens in hand are good; only the next process has to ask Entra again.
    log.warn(
      { operator: operator.objectId },
      "The token cache was written by others too often; this write was left out.",
    );
    return true;
  }

  return { load, save, remove: (operator) => partitions.remove(homeAccountIdOf(operator)) };
}

/** The order of entries says nothing. */
function isSameCache(text: string, other: string | undefined): boolean {
  return other !== undefined && (text === other || isDeepStrictEqual(JSON.parse(text), JSON.parse(other)));
}
