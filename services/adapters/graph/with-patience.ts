import type { Priority } from "../../../core/pacing.ts";
import type { TenantBudget } from "../../tenants/tenant-budget.ts";
import type { GraphAnswer } from "./graph-call.ts";
import type { Patience } from "./patience.ts";
import { backoffMs, retryAfterMs } from "./retry-after.ts";

export interface Clock {
  readonly now: () => Date;
  /** Rejects at once when the signal aborts. */
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** From 0 to 1. */
  readonly random: () => number;
}

export interface PatientTask {
  readonly tenantId: string;
  readonly patience: Patience;
  readonly priority: Priority;
  /** True: under the pace of authentication methods and reports. */
  readonly paced: boolean;
  readonly signal?: AbortSignal;
  /** Hears of each pause before it begins, in milliseconds. Must not throw. */
  readonly paused?: (ms: number) => void;
}

/** Undefined: not tried, since the tenant was held before the call could leave. */
export type Attempt = () => Promise<GraphAnswer | undefined>;

export type WithPatience = (task: PatientTask, attempt: Attempt) => Promise<GraphAnswer>;

/**
 * Tries again on 429, 503, 504 and silence, when Graph says so. A 429 holds every call to that tenant and none to another, since
 * throttling is counted per app and tenant (facts/graph.md 3.9). Returns the last answer when patience ends; rejects on abort.
 */
export function createWithPatience(
  { now, wait, random }: Clock,
  budget: Pick<TenantBudget, "take" | "refused">,
): WithPatience {
  const time = () => now().getTime();

  function delayAfter(answer: GraphAnswer, tries: number): number {
    return retryAfterMs(answer.headers.get("retry-after"), now()) ?? backoffMs(tries, random());
  }

  return async ({ tenantId, patience, ...task }, attempt) => {
    const { paced, signal, paused } = task;
    let deadline = time() + patience.giveUpAfterMs;
    let last = throttledBefore;
    for (let tries = 1; ; ) {
      const turn = await budget.take(tenantId, { ...task, patienceMs: deadline - time() });
      if (!turn) return last;
      deadline += turn.queuedMs;
      const answer = await attempt();
      if (!answer) continue;
      if (!isPassing(answer.status)) return answer;
      last = answer;
      const delay = delayAfter(answer, tries);
      tries += 1;
      if (answer.status === 429) await budget.refused(tenantId, delay, { paced });
      else if (time() + delay > deadline) return answer;
      else {
        paused?.(delay);
        await wait(delay, signal);
      }
    }
  };
}

/** For a call that never got its turn because the whole tenant is held. */
const throttledBefore: GraphAnswer = { status: 429, headers: new Headers(), body: undefined };

function isPassing(status: number): boolean {
  return status === 0 || status === 429 || status === 503 || status === 504;
}
