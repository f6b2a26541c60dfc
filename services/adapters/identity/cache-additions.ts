import { setTimeout as sleep } from "node:timers/promises";
import type { Operator } from "../../../core/directory/people.ts";
import type { Log } from "../../log.ts";
import { homeAccountIdOf } from "./home-account-id-of.ts";
import { type CacheSections, mergeSections, parseCache, withoutExpired } from "./merge-caches.ts";
import type { OpenSignIn } from "./open-sign-ins.ts";
import type { SealedPartitions } from "./sealed-partitions.ts";

/** What Entra answered, on its way into the stored caches. In memory it counts at once. */
export interface CacheAdditions {
  /** Written before it resolves. False: the sign-in ended meanwhile, nothing was written. */
  readonly add: (operator: Operator, signIn: OpenSignIn, changes: CacheSections) => Promise<boolean>;
  /** Written within a second, with all that comes until then. What is lost with the process is asked for again. */
  readonly addLater: (operator: Operator, signIn: OpenSignIn, changes: CacheSections) => void;
  /** Resolves when nothing of the operator waits any more. */
  flush(operator: Operator): Promise<void>;
  /** What waits is not written any more. */
  drop(operator: Operator): void;
}

export interface CacheAdditionsDeps {
  readonly sealed: SealedPartitions;
  /** Runs a job in turn with all other reads and writes of the operator. */
  readonly turnOf: <T>(operator: Operator, job: () => Promise<T>) => Promise<T>;
  readonly isSignedIn: (operator: Operator) => Promise<boolean>;
  readonly now: () => Date;
  readonly log: Log;
}

interface Waiting {
  readonly operator: Operator;
  readonly changes: CacheSections[];
  readonly hurry: () => void;
  readonly written: Promise<boolean>;
  dropped: boolean;
}

/** Longer than a card takes: the write of a large cache holds everything else up. */
const writeAfterMs = 1000;

export function createCacheAdditions(deps: CacheAdditionsDeps): CacheAdditions {
  const waiting = new Map<OpenSignIn, Waiting>();
  const of = (operator: Operator) => {
    const key = homeAccountIdOf(operator);
    return [...waiting.values()].filter((one) => homeAccountIdOf(one.operator) === key);
  };

  function put(operator: Operator, signIn: OpenSignIn, changes: CacheSections): Waiting {
    signIn.sections = mergeSections(signIn.sections, changes);
    const own = waiting.get(signIn) ?? begin(deps, { operator, signIn, ended: () => void waiting.delete(signIn) });
    waiting.set(signIn, own);
    own.changes.push(changes);
    return own;
  }

  return {
    add(operator, signIn, changes) {
      const { hurry, written } = put(operator, signIn, changes);
      hurry();
      return written;
    },
    addLater(operator, signIn, changes) {
      put(operator, signIn, changes).written.catch((err: unknown) => {
        deps.log.warn(
          { operator: operator.objectId, err },
          "Tokens could not be written; the next process asks for them again.",
        );
      });
    },
    async flush(operator) {
      const all = of(operator);
      for (const { hurry } of all) hurry();
      await Promise.allSettled(all.map(({ written }) => written));
    },
    drop(operator) {
      for (const one of of(operator)) {
        one.dropped = true;
        one.hurry();
      }
    },
  };
}

interface Begun {
  readonly operator: Operator;
  readonly signIn: OpenSignIn;
  /** Nothing more can come to this write. */
  readonly ended: () => void;
}

function begin(deps: CacheAdditionsDeps, { operator, signIn, ended }: Begun): Waiting {
  const { sealed, turnOf, isSignedIn, now } = deps;
  const hurried = Promise.withResolvers<undefined>();
  const due = Promise.race([hurried.promise, sleep(writeAfterMs, undefined, { ref: false })]);
  const write = async (): Promise<boolean | undefined> => {
    ended();
    if (own.dropped) return undefined;
    return await writeChanges(sealed, { operator, signIn, changes: own.changes, now: now() });
  };
  const hurry = () => {
    hurried.resolve(undefined);
  };
  // Asked after the turn: to be signed in is looked up in a turn of its own.
  const written = due.then(() => turnOf(operator, write)).then((is) => is ?? isSignedIn(operator));
  const own: Waiting = { operator, changes: [], hurry, written, dropped: false };
  return own;
}

interface Addition {
  readonly operator: Operator;
  readonly signIn: OpenSignIn;
  readonly changes: readonly CacheSections[];
  readonly now: Date;
}

async function writeChanges(sealed: SealedPartitions, { operator, signIn, changes, now }: Addition): Promise<boolean> {
  const sections = withoutExpired(signIn.sections, now);
  const text = JSON.stringify(sections);
  const over = (theirs = "{}") => JSON.stringify(changes.reduce(mergeSections, parseCache(theirs)));
  const written = await sealed.write(operator, { reading: signIn, text, over });
  // Nobody else wrote: it is still the sign-in that this process knows.
  if (written?.text === text) Object.assign(signIn, written);
  return written !== undefined;
}
