import {
  goesAt,
  held,
  intervalMs,
  type Pace,
  type PaceAt,
  type Pacing,
  type Priority,
  refused,
  roomFor,
  spend,
} from "../../core/pacing.ts";
import { requestsLeft } from "../requests-left.ts";
import { endTimeLimit } from "../time-limit.ts";
import { createKnownPacing, type KnownPacing } from "./known-pacing.ts";
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
  /** No other process uses this store: once it was read, all that is held is known here. */
  readonly alone?: boolean;
}

/** How old the knowledge of other replicas' holds may be. What this process was told itself holds at once. */
const holdsKnownForMs = 250;
/** From this age on they are read anew beside the calls, so that none has to wait for it. */
const holdsReadAgainAfterMs = 200;
/** A store that is slower than this counts as away, and is left alone for the same time. */
const storePatienceMs = 1000;

export function createSharedPacing({ store, pace, now, timeout, alone = false }: SharedPacingDeps): SharedPacing {
  const time = () => now().getTime();
  const paceAt = () => ({ pace, at: time() });
  const known = createKnownPacing(time, holdsKnownForMs);
  const ask = createAsk(time, timeout);
  let knowsAll = false;
  const readHolds = createReadHolds(time, async () => {
    if (knowsAll) return;
    const holds = await ask(() => store.held());
    for (const [tenantId, ms] of holds ?? []) known.held(tenantId, ms);
    knowsAll = alone && holds !== undefined;
  });

  const spending = createSpending({ known, paceAt, spendInStore: (...said) => ask(() => store.spend(...said)) });

  return {
    async heldMs(tenantId) {
      if (!known.isFresh(tenantId)) await readHolds();
      return known.of(tenantId).heldUntil - time();
    },
    async spend(tenantId, priority, wanted) {
      const before = known.of(tenantId);
      const room = roomFor(before, priority, paceAt());
      const calls = Math.min(wanted, Math.max(1, room));
      const fillMs = calls * intervalMs(before, paceAt());
      const goesFirst = priority === "interactive" && known.isFresh(tenantId) && room - calls >= plentyOf(pace);
      const after = await spending[goesFirst ? "behind" : "now"](tenantId, calls, fillMs);
      if (after.heldUntil > time()) return [];
      const interval = intervalMs(after, paceAt());
      const last = goesAt(after, priority, paceAt());
      return Array.from({ length: calls }, (_, n) => last - (calls - 1 - n) * interval);
    },
    async refused(tenantId, ms, { paced }) {
      const before = known.of(tenantId);
      const after = paced ? refused(before, ms, paceAt()) : held(before, ms, time());
      // Before anything is waited for: this process obeys from now on.
      known.set(tenantId, after);
      const slower = { slowed: after.slowed, fullAfterMs: after.fullAt - after.heldUntil };
      const told = await ask(() => store.hold(tenantId, ms, paced ? slower : undefined));
      if (told) known.told(tenantId, told);
    },
  };
}

interface SpendingParts {
  readonly known: KnownPacing;
  readonly paceAt: () => PaceAt;
  /** Undefined: the store is away. */
  readonly spendInStore: (tenantId: string, fillMs: number) => Promise<Pacing | undefined>;
}

type Spend = (tenantId: string, calls: number, fillMs: number) => Pacing | Promise<Pacing>;

/** In the store now, or right after the call has left: the one connection of an embedded database would keep it waiting. */
function createSpending({ known, paceAt, spendInStore }: SpendingParts): Readonly<Record<"now" | "behind", Spend>> {
  const inMemory = (tenantId: string, calls: number) => known.set(tenantId, spend(known.of(tenantId), calls, paceAt()));
  const tell = async (tenantId: string, fillMs: number) => {
    known.owe(tenantId, fillMs);
    await requestsLeft();
    const told = await spendInStore(tenantId, fillMs);
    known.owe(tenantId, -fillMs);
    if (told) known.told(tenantId, told);
  };
  return {
    async now(tenantId, calls, fillMs) {
      const told = await spendInStore(tenantId, fillMs);
      return told ? known.told(tenantId, told) : inMemory(tenantId, calls);
    },
    behind(tenantId, calls, fillMs) {
      void tell(tenantId, fillMs);
      return inMemory(tenantId, calls);
    },
  };
}

/** With so many calls left the others can't spend them all before they are heard of. */
const plentyOf = ({ calls }: Pace): number => Math.max(20, calls / 2);

/** Asks the store, or nobody: then undefined. */
function createAsk(time: () => number, timeout: SharedPacingDeps["timeout"]) {
  let awayUntil = Number.NEGATIVE_INFINITY;
  return async <T>(query: () => Promise<T>): Promise<T | undefined> => {
    if (time() < awayUntil) return undefined;
    const limit = timeout(storePatienceMs);
    try {
      return await Promise.race([query(), rejectsOn(limit)]);
    } catch {
      awayUntil = time() + storePatienceMs;
      return undefined;
    } finally {
      endTimeLimit(limit);
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

/** One read for all tenants and all who ask meanwhile. Resolves at once while the last one is fresh. */
function createReadHolds(time: () => number, read: () => Promise<void>) {
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;
  const begin = () => {
    const at = time();
    return read().finally(() => {
      [readAt, reading] = [at, undefined];
    });
  };
  return async (): Promise<void> => {
    const age = time() - readAt;
    if (age >= holdsReadAgainAfterMs) reading ??= begin();
    if (age >= holdsKnownForMs) await reading;
  };
}
