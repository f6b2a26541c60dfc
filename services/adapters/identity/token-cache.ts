import type { Operator } from "../../../core/directory/people.ts";
import type { Log } from "../../log.ts";
import type { TokenPartitions } from "../../sign-in/token-partitions.ts";
import { homeAccountIdOf } from "./home-account-id-of.ts";
import { createInTurn } from "./in-turn.ts";
import { type CacheSections, mergeCaches, mergeSections, parseCache } from "./merge-caches.ts";
import { createOpenSignIns, type OpenSignIn } from "./open-sign-ins.ts";
import type { Seal } from "./seal.ts";
import { type CacheReading, createSealedPartitions, type SealedPartitions } from "./sealed-partitions.ts";

/** Operators' MSAL caches, encrypted at rest, one partition each. */
export interface TokenCache {
  load(operator: Operator): Promise<CacheReading>;
  /** The sign-in as of a second ago at most; undefined: there is none. */
  opened(operator: Operator): Promise<OpenSignIn | undefined>;
  /** Writes the whole cache; if somebody else wrote meanwhile, both are merged. False: the operator signed out meanwhile, nothing was written. */
  save(operator: Operator, text: string, reading: CacheReading): Promise<boolean>;
  /** Adds to a sign-in what Entra answered; what many add at once is one write. False: it ended meanwhile, nothing was written. */
  add(operator: Operator, signIn: OpenSignIn, changes: CacheSections): Promise<boolean>;
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
  const waiting = new Map<OpenSignIn, { readonly changes: CacheSections[]; readonly written: Promise<boolean> }>();

  return {
    load: (operator) => sealed.load(operator),
    opened: (operator) => open.of(operator),
    async save(operator, text, reading) {
      const over = (theirs?: string) => (theirs === undefined ? text : mergeCaches(theirs, text));
      const written = await turnOf(operator, () => sealed.write(operator, { reading, text, over }));
      open.forget(operator);
      return written !== undefined;
    },
    add(operator, signIn, changes) {
      const others = waiting.get(signIn);
      if (others) {
        others.changes.push(changes);
        return others.written;
      }
      const all = [changes];
      const written = turnOf(operator, () => {
        waiting.delete(signIn);
        return writeChanges(sealed, { operator, signIn, changes: all });
      });
      waiting.set(signIn, { changes: all, written });
      return written;
    },
    async remove(operator) {
      // Before, so that no token goes out any more; after, since a look may have come in between.
      open.forget(operator);
      await parts.partitions.remove(homeAccountIdOf(operator));
      open.forget(operator);
    },
  };
}

interface Addition {
  readonly operator: Operator;
  readonly signIn: OpenSignIn;
  readonly changes: readonly CacheSections[];
}

async function writeChanges(sealed: SealedPartitions, { operator, signIn, changes }: Addition): Promise<boolean> {
  const added = (theirs: CacheSections) => changes.reduce(mergeSections, theirs);
  const sections = added(signIn.sections);
  const text = JSON.stringify(sections);
  const over = (theirs = "{}") => JSON.stringify(added(parseCache(theirs)));
  const written = await sealed.write(operator, { reading: signIn, text, over });
  // Nobody else wrote: it is still the sign-in that this process knows.
  if (written?.text === text) Object.assign(signIn, { ...written, sections });
  return written !== undefined;
}
