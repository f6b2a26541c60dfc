import type { Operator } from "../../../core/directory/people.ts";
import type { Log } from "../../log.ts";
import type { TokenPartitions } from "../../sign-in/token-partitions.ts";
import { type CacheAdditions, createCacheAdditions } from "./cache-additions.ts";
import { homeAccountIdOf } from "./home-account-id-of.ts";
import { createInTurn } from "./in-turn.ts";
import { mergeCaches } from "./merge-caches.ts";
import { createOpenSignIns, type OpenSignIn } from "./open-sign-ins.ts";
import type { Seal } from "./seal.ts";
import { type CacheReading, createSealedPartitions } from "./sealed-partitions.ts";

/** Operators' MSAL caches, encrypted at rest, one partition each. */
export interface TokenCache extends Pick<CacheAdditions, "add" | "addLater"> {
  load(operator: Operator): Promise<CacheReading>;
  /** The sign-in as of a second ago at most; undefined: there is none. */
  opened(operator: Operator): Promise<OpenSignIn | undefined>;
  /** Writes the whole cache; if somebody else wrote meanwhile, both are merged. False: the operator signed out meanwhile, nothing was written. */
  save(operator: Operator, text: string, reading: CacheReading): Promise<boolean>;
  remove(operator: Operator): Promise<void>;
}

export interface TokenCacheParts {
  readonly partitions: TokenPartitions;
  readonly seal: Seal;
  readonly now: () => Date;
  readonly log: Log;
}

export function createTokenCache(parts: TokenCacheParts): TokenCache {
  const sealed = createSealedPartitions(parts);
  const inTurn = createInTurn();
  const turnOf = <T>(operator: Operator, job: () => Promise<T>) => inTurn(homeAccountIdOf(operator), job);
  // In turn with this process's own writes, so that no look finds what they are about to replace.
  const read = (operator: Operator) => turnOf(operator, () => sealed.load(operator));
  const open = createOpenSignIns({ read, now: parts.now });
  const isSignedIn = async (operator: Operator) => (await open.of(operator)) !== undefined;
  const additions = createCacheAdditions({ ...parts, sealed, turnOf, isSignedIn });

  return {
    async load(operator) {
      await additions.flush(operator);
      return sealed.load(operator);
    },
    opened: (operator) => open.of(operator),
    async save(operator, text, reading) {
      const over = (theirs?: string) => (theirs === undefined ? text : mergeCaches(theirs, text));
      // An answer from before would take the place of what is newer.
      additions.drop(operator);
      const written = await turnOf(operator, () => sealed.write(operator, { reading, text, over }));
      open.forget(operator);
      return written !== undefined;
    },
    add: additions.add,
    addLater: additions.addLater,
    async remove(operator) {
      // Before, so that no token goes out any more; after, since a look may have come in between.
      open.forget(operator);
      additions.drop(operator);
      await parts.partitions.remove(homeAccountIdOf(operator));
      open.forget(operator);
    },
  };
}
