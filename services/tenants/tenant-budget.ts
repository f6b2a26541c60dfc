import type { Priority } from "../../core/pacing.ts";

/**
 * When a call to a tenant may go. Every process over one store keeps to the same budget; where the store is away, to its own
 * memory of it, so that what was begun can end.
 */
export interface TenantBudget {
  /**
   * Resolves when the call may go: nobody was told to wait, and there is room in the pace. Undefined: the tenant is held for longer
   * than the call's patience. Rejects when `signal` aborts.
   */
  take(tenantId: string, wish: TurnWish): Promise<Turn | undefined>;
  /** True: Microsoft wants the tenant left alone just now. For a last look before a call leaves that had its turn a while ago. */
  isHeld(tenantId: string): Promise<boolean>;
  /** Microsoft said "too many" and to wait for `ms`: from now on nobody calls that tenant, until then. */
  refused(tenantId: string, ms: number, call: { readonly paced: boolean }): Promise<void>;
}

export interface TurnWish {
  readonly priority: Priority;
  /** True for calls to authentication methods and reports: they have a pace (facts/graph.md 3.3). All others only obey a hold. */
  readonly paced: boolean;
  /** How long Microsoft may make it wait, in milliseconds. Its turn among our own calls does not count. */
  readonly patienceMs: number;
  readonly signal?: AbortSignal;
  /** Hears of each pause that Microsoft asked for, before it begins, in milliseconds. Must not throw. */
  readonly paused?: (ms: number) => void;
}

export interface Turn {
  /** How long the call waited for its turn among ours, in milliseconds. */
  readonly queuedMs: number;
}
