import type { Customer, Operator } from "../../core/directory/people.ts";
import type { SilentCustomer } from "../../core/directory/silent-customer.ts";
import { asProblem, Problem, type ProblemCode } from "../../core/problem.ts";
import type { OpenTenant, TenantAccess } from "../tenants/open-tenant.ts";
import { endTimeLimit } from "../time-limit.ts";

export interface AskDeps {
  readonly openTenant: OpenTenant;
  /** Aborts after so many milliseconds. */
  readonly timeout: (ms: number) => AbortSignal;
}

/** What a customer answered, or why it gave no answer: in words' keys, and as the problem it would be if it stood alone. */
export type CustomerAnswer<T> =
  | { readonly kind: "answered"; readonly answer: T }
  | { readonly kind: "silent"; readonly silent: SilentCustomer; readonly problem: Problem };

/** How long one customer may take, from its turn on, before the others' answer is shown without it. */
const longestMs = 8000;

/** Asks one customer. Its own trouble, or too long a silence, is an answer; anything else is thrown. */
export async function askCustomer<T>(
  deps: AskDeps,
  { operator, customer }: { readonly operator: Operator; readonly customer: Customer },
  ask: (tenant: TenantAccess) => Promise<T>,
): Promise<CustomerAnswer<T>> {
  const signal = deps.timeout(longestMs);
  const asked = async () => ask(await deps.openTenant(operator, customer.tenantId, { signal }));
  try {
    return { kind: "answered", answer: await Promise.race([asked(), elapsed(signal)]) };
  } catch (error) {
    if (signal.aborted) return silence(customer, "slow");
    const problem = asProblem(error);
    if (!isOfOneCustomer(problem)) throw problem;
    return silence(customer, problem.code, problem);
  } finally {
    endTimeLimit(signal);
  }
}

function silence<T>(
  { tenantId, name: customerName }: Customer,
  reason: SilentCustomer["reason"],
  problem?: Problem,
): CustomerAnswer<T> {
  const code = reason === "slow" ? "graph-unreachable" : reason;
  return {
    kind: "silent",
    silent: { tenantId, customerName, reason },
    problem: new Problem(code, { ...problem?.context, tenantId, customerName, cause: problem }),
  };
}

const ofOneCustomer: readonly ProblemCode[] = [
  "sign-in-needed",
  "sign-in-refused",
  "sign-in-blocked",
  "no-access-path",
  "consent-missing",
  "no-delegation-in-cloud",
  "customer-not-served",
  "person-gone",
];

/** One customer's trouble; anything else (the store, the bot's own credential, a foreign token) stops the command. */
export function isOfOneCustomer({ code }: Problem): boolean {
  return code.startsWith("graph-") || ofOneCustomer.includes(code);
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
