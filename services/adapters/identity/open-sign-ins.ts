import type { Operator } from "../../../core/directory/people.ts";
import { steadyClock } from "../../steady-clock.ts";
import type { CheckedToken } from "../../tenants/tenant-token.ts";
import { homeAccountIdOf } from "./home-account-id-of.ts";
import { type CacheSections, parseCache } from "./merge-caches.ts";
import type { CacheReading } from "./sealed-partitions.ts";

/** One operator's sign-in as this process knows it. Once anybody else has written it or ended it, another one takes its place, and what hangs on this is lost. */
export interface OpenSignIn {
  version: number;
  text: string;
  sections: CacheSections;
  /** Checked tokens by tenant id in lower case; `until` in milliseconds since 1970. */
  readonly tokens: Map<string, { readonly token: CheckedToken; readonly until: number }>;
}

export interface OpenSignIns {
  /** Undefined: nobody is signed in. */
  of(operator: Operator): Promise<OpenSignIn | undefined>;
  forget(operator: Operator): void;
}

/** A sign-in that another process ended is used for so long at most (docs/decisions.md). */
const lookEveryMs = 1000;
/** After so long without a call nothing of the operator is kept in memory. */
const forgetAfterMs = 60_000;

interface Look {
  readonly at: number;
  readonly signIn: Promise<OpenSignIn | undefined>;
}

/** Sign-ins in memory, compared with the store at most once a second, whatever number of tokens is wanted. `read`: what is stored, decrypted. */
export function createOpenSignIns(deps: {
  readonly read: (operator: Operator) => Promise<CacheReading>;
  readonly now: () => Date;
}): OpenSignIns {
  const looks = new Map<string, Look>();
  const now = steadyClock(deps.now);

  async function look(operator: Operator, before: Look | undefined): Promise<OpenSignIn | undefined> {
    const { version, text } = await deps.read(operator);
    if (version === undefined || text === undefined) return undefined;
    const known = await before?.signIn.catch(() => undefined);
    if (known?.version === version && known.text === text) return known;
    return { version, text, sections: parseCache(text), tokens: new Map() };
  }

  return {
    of(operator) {
      const [key, at] = [homeAccountIdOf(operator), now().getTime()];
      const before = looks.get(key);
      if (before && at - before.at < lookEveryMs) return before.signIn;
      for (const [other, { at: last }] of looks) if (at - last >= forgetAfterMs) looks.delete(other);
      const next = { at, signIn: look(operator, before) };
      looks.set(key, next);
      next.signIn.catch(() => {
        if (looks.get(key) === next) looks.delete(key);
      });
      return next.signIn;
    },
    forget: (operator) => void looks.delete(homeAccountIdOf(operator)),
  };
}
