import type { Pacing } from "../../core/pacing.ts";

/** Tenants' buckets as all replicas share them (`core/pacing`), by the store's clock. Every time goes out as a span from now: clocks differ. */
export interface PacingStore {
  /** Spends what takes `fillMs` to be filled up again, unless the tenant is held; tells what is then. */
  spend(tenantId: string, fillMs: number): Promise<Pacing>;
  /** Tells the tenant is to be left alone, and slows it where that is said and it was not held already. */
  hold(tenantId: string, heldMs: number, slower?: Slower): Promise<Pacing>;
  /** The tenants that are held now, each with the milliseconds left. */
  held(): Promise<ReadonlyMap<string, number>>;
}

export interface Slower {
  /** What the pace is divided by from now on. */
  readonly slowed: number;
  /** How long after the hold the bucket is full again, in milliseconds. */
  readonly fullAfterMs: number;
}
