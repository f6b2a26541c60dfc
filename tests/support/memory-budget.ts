import { createTenantBudget, type TenantBudgetDeps } from "../../services/tenants/create-tenant-budget.ts";
import type { TenantBudget } from "../../services/tenants/tenant-budget.ts";
import { memoryPacingStore } from "./fakes/memory-pacing-store.ts";

/** The real budget over a store in memory, at the pace a bot has unless told otherwise. */
export function memoryBudget(parts: Pick<TenantBudgetDeps, "now" | "wait"> & Partial<TenantBudgetDeps>): TenantBudget {
  return createTenantBudget({
    store: memoryPacingStore(parts.now),
    pace: { calls: 100, perMs: 10_000 },
    waitTurn: parts.wait,
    timeout: () => new AbortController().signal,
    ...parts,
  });
}
