import type { MethodCallsLimit, World } from "../directory/world.ts";
import { GraphRefusal } from "./graph-refusal.ts";

/** What became of a tenant's calls to authentication methods and reports since the limit was set. */
export interface MethodCalls {
  answered: number;
  refused: number;
  /** Of both: those that came although the last 429 said to wait, and its answer had time to arrive. */
  whileToldToWait: number;
}

export interface MethodLimit {
  /** One call that arrived then. Throws 429 where the tenant has no room; such a call counts too (facts: graph.md §3.6). */
  count(tenantId: string, arrivedAt: number): void;
  /** By tenant id; empty without a limit. */
  counters(): Readonly<Record<string, MethodCalls>>;
}

/** How long a call may have been on its way when the answer left that told to wait. */
const onItsWayMs = 20;

interface Tenant extends MethodCalls {
  /** When the counted calls arrived, oldest first. */
  calls: readonly number[];
  told: { readonly at: number; readonly until: number };
}

/** Limits per tenant; the app is always the same one. */
export function createMethodLimit(world: World, now: () => Date): MethodLimit {
  const counted = new WeakMap<MethodCallsLimit, Map<string, Tenant>>();

  function tenantOf(limit: MethodCallsLimit, tenantId: string): Tenant {
    const tenants = counted.get(limit) ?? new Map<string, Tenant>();
    counted.set(limit, tenants);
    const nobody = { calls: [], told: { at: 0, until: 0 }, answered: 0, refused: 0, whileToldToWait: 0 };
    const tenant = tenants.get(tenantId) ?? nobody;
    tenants.set(tenantId, tenant);
    return tenant;
  }

  return {
    count(tenantId, arrivedAt) {
      const limit = world.conditions.methodCallsLimit;
      if (!limit) return;
      const tenant = tenantOf(limit, tenantId);
      const { told } = tenant;
      if (arrivedAt > told.at + onItsWayMs && arrivedAt < told.until) tenant.whileToldToWait += 1;
      const at = now().getTime();
      const waitMs = waits[limit.shape ?? "bucket"](limit, tenant, at);
      if (waitMs <= 0) {
        tenant.answered += 1;
        return;
      }
      tenant.refused += 1;
      tenant.told = { at: at < told.until ? told.at : at, until: Math.max(told.until, at + waitMs) };
      throw tooManyRequests(waitMs);
    },
    counters() {
      const tenants = world.conditions.methodCallsLimit && counted.get(world.conditions.methodCallsLimit);
      const figures = [...(tenants ?? [])].map(([tenantId, { answered, refused, whileToldToWait }]) => {
        return [tenantId, { answered, refused, whileToldToWait }] as const;
      });
      return Object.fromEntries(figures);
    },
  };
}

type Wait = (limit: MethodCallsLimit, tenant: Tenant, at: number) => number;

/** Counts the call and tells how long to wait for the next one, in milliseconds, at most `perMs`; 0: it is answered. */
const waits: Readonly<Record<NonNullable<MethodCallsLimit["shape"]>, Wait>> = {
  bucket({ calls, perMs }, tenant, at) {
    const interval = perMs / calls;
    // One number is enough: when the bucket will be full again.
    const full = Math.max(at, tenant.calls[0] ?? 0) + interval;
    const counted = Math.min(full, at + 2 * perMs - interval);
    tenant.calls = [counted];
    return full <= at + perMs ? 0 : counted + interval - perMs - at;
  },
  window({ calls, perMs }, tenant, at) {
    const inside = tenant.calls.filter((call) => call > at - perMs);
    tenant.calls = [...inside, at].slice(0, 2 * calls);
    return inside.length < calls ? 0 : (tenant.calls.at(-calls) ?? at) + perMs - at;
  },
};

function tooManyRequests(waitMs: number): GraphRefusal {
  return new GraphRefusal({
    status: 429,
    code: "TooManyRequests",
    message: "Too many requests. Please retry later.",
    headers: { "retry-after": (Math.ceil(waitMs) / 1000).toFixed(3) },
  });
}
