import type { Customer, Operator } from "../../core/people.ts";
import { asProblem, Problem } from "../../core/problem.ts";
import type { SilentCustomer } from "../../core/silent-customer.ts";
import { isOfOneCustomer } from "../resets/search-people.ts";
import type { OpenTenant, TenantAccess } from "../tenants/open-tenant.ts";

export interface AskDeps {
  readonly openTenant: OpenTenant;
  /** Aborts after so many milliseconds. */
  readonly timeout: (ms: number) => AbortSignal;
}

/** How long one customer may take before the others' answer is shown without it. */
const longestMs = 8000;

/** Asks one customer. Its own trouble, or too long a silence, is an answer; anything else is thrown. */
export async function askCustomer<T extends object>(
  deps: AskDeps,
  { operator, customer }: { readonly operator: Operator; readonly customer: Customer },
  ask: (tenant: TenantAccess) => Promise<T>,
): Promise<T | SilentCustomer> {
  const signal = deps.timeout(longestMs);
  const answer = async () => ask(await deps.openTenant(operator, customer.tenantId, { signal }));
  try {
    return await Promise.race([answer(), elapsed(signal)]);
  } catch (error) {
    if (signal.aborted) return silent(customer, "slow");
    const problem = asProblem(error);
    if (!isOfOneCustomer(problem)) throw problem;
    return silent(customer, problem.code);
  }
}

export function silent({ tenantId, name }: Customer, reason: SilentCustomer["reason"]): SilentCustomer {
  return { tenantId, customerName: name, reason };
}

function elapsed(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const giveUp = () => {
      reject(new Problem("graph-unreachable"));
    };
    if (signal.aborted) giveUp();
    else signal.addEventListener("abort", giveUp, { once: true });
  });
}
