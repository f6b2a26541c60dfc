import type { Priority } from "../../core/pacing.ts";
import type { SharedPacing } from "./shared-pacing.ts";

/** Turns of one process: a tenant's calls wait in order, interactive ones before a bulk's. */
export interface Turns {
  /** Resolves when the call may go, or when the tenant is held and waiting here is of no use. Rejects when `signal` aborts. */
  next(tenantId: string, priority: Priority, signal?: AbortSignal): Promise<void>;
}

export interface TurnsDeps {
  readonly pacing: Pick<SharedPacing, "spend">;
  readonly now: () => Date;
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
}

interface Queue extends Record<Priority, (() => void)[]> {
  readonly tenantId: string;
  /** The kinds that calls are being spent for, and how to call it off. */
  readonly serving: Map<Priority, AbortController>;
}

export function createTurns(deps: TurnsDeps): Turns {
  const queues = new Map<string, Queue>();

  async function serve(queue: Queue, priority: Priority): Promise<void> {
    const idle = new AbortController();
    queue.serving.set(priority, idle);
    // Those who ask in one breath are served by one question to the store.
    await Promise.resolve();
    while (queue[priority].length > 0 && !idle.signal.aborted) await serveSome(deps, queue, priority);
    queue.serving.delete(priority);
    // Somebody may have come after the last one left.
    if (queue[priority].length > 0) void serve(queue, priority);
    else if (queue.serving.size === 0) queues.delete(queue.tenantId);
  }

  return {
    next(tenantId, priority, signal) {
      const key = tenantId.toLowerCase();
      const queue: Queue = queues.get(key) ?? { tenantId: key, interactive: [], bulk: [], serving: new Map() };
      queues.set(key, queue);
      const turn = stand(queue, priority, signal);
      if (!queue.serving.has(priority)) void serve(queue, priority);
      return turn;
    },
  };
}

function stand(queue: Queue, priority: Priority, signal?: AbortSignal): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    const leave = () => {
      queue[priority] = queue[priority].filter((other) => other !== go);
      // With nobody left, a process that wants to end does not wait for a turn.
      if (queue.interactive.length + queue.bulk.length === 0) for (const idle of queue.serving.values()) idle.abort();
      reject(signal?.reason as Error);
    };
    const go = () => {
      signal?.removeEventListener("abort", leave);
      resolve();
    };
    queue[priority].push(go);
    signal?.addEventListener("abort", leave, { once: true });
    if (signal?.aborted) leave();
  });
}

/** Spends no further ahead than one call, so that no process keeps another one's interactive calls waiting. */
async function serveSome(deps: TurnsDeps, queue: Queue, priority: Priority): Promise<void> {
  const slots = await deps.pacing.spend(queue.tenantId, priority, queue[priority].length);
  if (slots.length === 0) for (const go of queue[priority].splice(0)) go();
  for (const at of slots) {
    await until(at, deps, queue.serving.get(priority)?.signal);
    // Whoever spent it: it goes to the one who is most in a hurry.
    (queue.interactive.shift() ?? queue.bulk.shift())?.();
  }
}

async function until(at: number, { now, wait }: TurnsDeps, idle?: AbortSignal): Promise<void> {
  const ms = at - now().getTime();
  if (ms > 0 && !idle?.aborted) await wait(Math.ceil(ms), idle).catch(() => undefined);
}
