import assert from "node:assert/strict";
import type { Pace } from "../../../core/pacing.ts";
import { Problem } from "../../../core/problem.ts";
import type { PacingStore } from "../../../services/tenants/pacing-store.ts";
import type { TenantBudget, TurnWish } from "../../../services/tenants/tenant-budget.ts";
import { memoryBudget } from "../memory-budget.ts";
import { memoryPacingStore } from "./memory-pacing-store.ts";

export const wish: TurnWish = { priority: "interactive", paced: true, patienceMs: 60_000 };

/** Replicas over one store, and a clock that waiting moves. */
export function aWorld(pace: Pace = { calls: 5, perMs: 10_000 }) {
  let time = 1_000_000;
  const now = () => new Date(time);
  const [held, queued] = [[] as number[], [] as number[]];
  const waitIn = (waits: number[]) => (ms: number, signal?: AbortSignal) => {
    signal?.throwIfAborted();
    waits.push(ms);
    time += ms;
    return Promise.resolve();
  };
  const memory = memoryPacingStore(now);
  const asked: string[] = [];
  let away = false;
  const ask = <T>(verb: string, answer: () => Promise<T>): Promise<T> => {
    asked.push(verb);
    return away ? Promise.reject(new Problem("store-unavailable")) : answer();
  };
  const store: PacingStore = {
    spend: (...said) => ask("spend", () => memory.spend(...said)),
    hold: (...said) => ask("hold", () => memory.hold(...said)),
    held: () => ask("held", () => memory.held()),
  };
  const parts = { now, store, pace, wait: waitIn(held), waitTurn: waitIn(queued) };
  return {
    ...{ held, queued, asked, store },
    aReplica: (more: Partial<Parameters<typeof memoryBudget>[0]> = {}) => memoryBudget({ ...parts, ...more }),
    at: () => time - 1_000_000,
    later(ms: number) {
      time += ms;
    },
    leaves(gone: boolean) {
      away = gone;
    },
  };
}

/** So many calls to Contoso, one after the other. */
export async function takeMany(budget: TenantBudget, times: number, more: Partial<TurnWish> = {}): Promise<void> {
  for (let n = 0; n < times; n += 1) assert.ok(await budget.take("contoso", { ...wish, ...more }));
}
