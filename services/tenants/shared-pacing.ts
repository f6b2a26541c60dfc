import {
  atRest,
  goesAt,
  held,
  intervalMs,
  type Pace,
  type Pacing,
  type Priority,
  refused,
  roomFor,
  spend,
  stricter,
} from "../../core/pacing.ts";
import type { PacingStore } from "./pacing-store.ts";

/** What this process knows of the tenants' buckets, and does with them: in the store where it answers, in memory where not. */
export interface SharedPacing {
  /** How long Microsoft wants this tenant left alone from now on, in milliseconds; 0 or less: it does not. */
  heldMs(tenantId: string): Promise<number>;
  /** Spends calls and tells when each may go: as many as there is room for now, at least one, at most `wanted`. None: it is held. */
  spend(tenantId: string, priority: Priority, wanted: number): Promise<readonly number[]>;
  refused(tenantId: string, ms: number, call: { readonly paced: boolean }): Promise<void>;
}

export interface SharedPacingDeps {
  readonly store: PacingStore;
  readonly pace: Pace;
  readonly now: () => Date;
  /** Aborts after so many milliseconds of real time. */
  readonly timeout: (ms: number) => AbortSignal;
}

/** How old the knowledge of other replicas' holds may be. What this process was told itself holds at once. */
const holdsKnownForMs = 250;
/** A store that is slower than this counts as away, and is left alone for the same time. */
const storePatienceMs = 1000;

export function createSharedPacing({ store, pace, now, timeout }: SharedPacingDeps): SharedPacing {
  const known = new Map<string, Pacing>();
  const time = () => now().getTime();
  const paceAt = () => ({ pace, at: time() });
  const ask = createAsk(time, timeout);
  const readHolds = createReadHolds(time, () => ask(() => store.held()));

  /** Undefined: the store is away, and only the memory knows. */
  function learn(tenantId: string, told: Pacing | undefined, remembered: Pacing): Pacing {
    const pacing = told ? stricter(fromNow(told, time()), remembered) : remembered;
    known.set(keyOf(tenantId), pacing);
    return pacing;
  }

  const of = (tenantId: string) => known.get(keyOf(tenantId)) ?? atRest;

  return {
    async heldMs(tenantId) {
      for (const [key, ms] of await readHolds()) known.set(key, held(known.get(key) ?? atRest, ms, time()));
      return of(tenantId).heldUntil - time();
    },
    async spend(tenantId, priority, wanted) {
      const before = of(tenantId);
      const calls = Math.min(wanted, Math.max(1, roomFor(before, priority, paceAt())));
      const told = await ask(() => store.spend(tenantId, calls * intervalMs(before, paceAt())));
      const after = learn(tenantId, told, told ? of(tenantId) : spend(of(tenantId), calls, paceAt()));
      if (after.heldUntil > time()) return [];
      const interval = intervalMs(after, paceAt());
      const last = goesAt(after, priority, paceAt());
      return Array.from({ length: calls }, (_, n) => last - (calls - 1 - n) * interval);
    },
    async refused(tenantId, ms, { paced }) {
      const before = of(tenantId);
      const after = paced ? refused(before, ms, paceAt()) : held(before, ms, time());
      // Before anything is waited for: this process obeys from now on.
      known.set(keyOf(tenantId), after);
      const slower = { slowed: after.slowed, fullAfterMs: after.fullAt - after.heldUntil };
      learn(tenantId, await ask(() => store.hold(tenantId, ms, paced ? slower : undefined)), of(tenantId));
    },
  };
}

const keyOf = (tenantId: string): string => tenantId.toLowerCase();

function fromNow({ fullAt, heldUntil, slowed, slowedAt }: Pacing, at: number): Pacing {
  return { fullAt: fullAt + at, heldUntil: heldUntil + at, slowed, slowedAt: slowedAt + at };
}

/** Asks the store, or nobody: then undefined. */
function createAsk(time: () => number, timeout: SharedPacingDeps["timeout"]) {
  let awayUntil = Number.NEGATIVE_INFINITY;
  return async <T>(query: () => Promise<T>): Promise<T | undefined> => {
    if (time() < awayUntil) return undefined;
    try {
      return await Promise.race([query(), rejectsOn(timeout(storePatienceMs))]);
    } catch {
      awayUntil = time() + storePatienceMs;
      return undefined;
    }
  };
}

function rejectsOn(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => {
      reject(new Error("The store did not answer in time."));
    });
  });
}

/** One read for all tenants and all who ask meanwhile, and not again while it is fresh. */
function createReadHolds(time: () => number, read: () => Promise<ReadonlyMap<string, number> | undefined>) {
  const nothing: ReadonlyMap<string, number> = new Map();
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<ReadonlyMap<string, number>> | undefined;
  return (): Promise<ReadonlyMap<string, number>> => {
    if (reading) return reading;
    if (time() - readAt < holdsKnownForMs) return Promise.resolve(nothing);
    readAt = time();
    reading = read()
      .then((holds) => holds ?? nothing)
      .finally(() => {
        reading = undefined;
      });
    return reading;
  };
}
