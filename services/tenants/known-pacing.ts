import { atRest, held, type Pacing, stricter } from "../../core/pacing.ts";

/** What this process knows of the tenants' buckets: what the store told last, and what was spent or heard since. */
export interface KnownPacing {
  of(tenantId: string): Pacing;
  /** True: told so lately that others can have changed little since. */
  isFresh(tenantId: string): boolean;
  set(tenantId: string, pacing: Pacing): Pacing;
  held(tenantId: string, ms: number): void;
  /** The store's word, in milliseconds from now, and what is known beside it. */
  told(tenantId: string, told: Pacing): Pacing;
  /** Milliseconds of filling that were spent here and are told to the store a moment later; negative: they are told. */
  owe(tenantId: string, fillMs: number): void;
}

/** `freshForMs`: how old a word of the store may be. */
export function createKnownPacing(time: () => number, freshForMs: number): KnownPacing {
  const known = new Map<string, Pacing>();
  const toldAt = new Map<string, number>();
  const owed = new Map<string, number>();
  const of = (tenantId: string) => known.get(keyOf(tenantId)) ?? atRest;
  const set = (tenantId: string, pacing: Pacing) => {
    known.set(keyOf(tenantId), pacing);
    return pacing;
  };
  return {
    of,
    set,
    isFresh: (tenantId) => time() - (toldAt.get(keyOf(tenantId)) ?? Number.NEGATIVE_INFINITY) < freshForMs,
    held: (tenantId, ms) => void set(tenantId, held(of(tenantId), ms, time())),
    told(tenantId, told) {
      toldAt.set(keyOf(tenantId), time());
      const debt = owed.get(keyOf(tenantId)) ?? 0;
      return set(tenantId, stricter(withDebt(fromNow(told, time()), debt, time()), of(tenantId)));
    },
    owe(tenantId, fillMs) {
      const debt = (owed.get(keyOf(tenantId)) ?? 0) + fillMs;
      if (debt > 0) owed.set(keyOf(tenantId), debt);
      else owed.delete(keyOf(tenantId));
    },
  };
}

const keyOf = (tenantId: string): string => tenantId.toLowerCase();

function fromNow({ fullAt, heldUntil, slowed, slowedAt }: Pacing, at: number): Pacing {
  return { fullAt: fullAt + at, heldUntil: heldUntil + at, slowed, slowedAt: slowedAt + at };
}

function withDebt(pacing: Pacing, debt: number, at: number): Pacing {
  return debt === 0 ? pacing : { ...pacing, fullAt: Math.max(pacing.fullAt, at) + debt };
}
