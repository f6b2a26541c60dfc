import type { World } from "../directory/world.ts";
import { GraphRefusal } from "./graph-refusal.ts";

/** Counts requests per tenant (the app is always the same one) and refuses those over the budget; they count too. */
export function createThrottle(world: World, now: () => Date): (tenantId: string) => void {
  const windows = new Map<string, { started: number; requests: number }>();
  return (tenantId) => {
    const budget = world.conditions.throttle;
    if (!budget) return;
    const at = now().getTime();
    const current = windows.get(tenantId);
    const open = current && at - current.started < budget.windowMs ? current : { started: at, requests: 0 };
    open.requests += 1;
    windows.set(tenantId, open);
    if (open.requests > budget.requests) throw tooManyRequests(budget.retryAfter);
  };
}

function tooManyRequests(retryAfter: string | undefined): GraphRefusal {
  return new GraphRefusal({
    status: 429,
    code: "TooManyRequests",
    message: "Too many requests. Please retry later.",
    headers: retryAfter === undefined ? {} : { "retry-after": retryAfter },
  });
}
