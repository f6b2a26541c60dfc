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
  readonly signal?: AbortSignal;
  /** Hears of each pause before it begins, in milliseconds. Must not throw. */
  readonly paused?: (ms: number) => void;
}

export type WithPatience = (task: PatientTask, attempt: () => Promise<GraphAnswer>) => Promise<GraphAnswer>;

/**
 * Tries again on 429, 503, 504 and silence, when Graph says so. A 429 holds every call to that tenant and none to another, since
 * throttling is counted per app and tenant (facts/graph.md 3.9). Returns the last answer when patience ends; rejects on abort.
 */
export function createWithPatience({ now, wait, random }: Clock): WithPatience {
  const heldUntil = new Map<string, number>();
  const msHeld = (tenantId: string) => (heldUntil.get(tenantId) ?? 0) - now().getTime();

  function delayAfter(answer: GraphAnswer, tries: number): number {
    return retryAfterMs(answer.headers.get("retry-after"), now()) ?? backoffMs(tries, random());
  }

  function hold(tenantId: string, ms: number): void {
    heldUntil.set(tenantId, Math.max(heldUntil.get(tenantId) ?? 0, now().getTime() + ms));
  }

  return async ({ tenantId, patience, signal, paused }, attempt) => {
    const pause = (ms: number) => {
      paused?.(ms);
      return wait(ms, signal);
    };
    const deadline = now().getTime() + patience.giveUpAfterMs;
    let answer = throttledBefore;
    for (let tries = 1; ; tries += 1) {
      // Others may have been told to wait meanwhile.
      for (let held = msHeld(tenantId); held > 0; held = msHeld(tenantId)) {
        if (now().getTime() + held > deadline) return answer;
        await pause(held);
      }
      signal?.throwIfAborted();
      answer = await attempt();
      if (!isPassing(answer.status)) return answer;
      const delay = delayAfter(answer, tries);
      if (answer.status === 429) hold(tenantId, delay);
      else if (now().getTime() + delay > deadline) return answer;
      else await pause(delay);
    }
  };
}

/** For a call that never got its turn because the whole tenant is held. */
const throttledBefore: GraphAnswer = { status: 429, headers: new Headers(), body: undefined };

function isPassing(status: number): boolean {
  return status === 0 || status === 429 || status === 503 || status === 504;
}
