import type { Store } from "../../services/adapters/store/create-store.ts";
import { createTenantBudget } from "../../services/tenants/create-tenant-budget.ts";
import type { TenantBudget } from "../../services/tenants/tenant-budget.ts";
import { timeLimit } from "../../services/time-limit.ts";
import type { Config } from "../settings/config.ts";

type Wait = (ms: number, signal?: AbortSignal) => Promise<void>;

export interface BudgetDeps {
  readonly store: Pick<Store, "pacing" | "place">;
  readonly now: () => Date;
  readonly wait: Wait;
  readonly waitTurn: Wait;
}

/** The tenants' throttling, at the configured pace, shared with every process over the same store. */
export function composeBudget(
  { GRAPH_METHOD_CALLS_PER_10S: calls }: Config,
  { store, ...deps }: BudgetDeps,
): TenantBudget {
  const timeout = (ms: number) => timeLimit(ms);
  const alone = "pglite" in store.place;
  return createTenantBudget({ store: store.pacing, pace: { calls, perMs: 10_000 }, timeout, alone, ...deps });
}
