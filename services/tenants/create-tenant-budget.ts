import { steadyClock } from "../steady-clock.ts";
import { createSharedPacing, type SharedPacingDeps } from "./shared-pacing.ts";
import type { TenantBudget, TurnWish } from "./tenant-budget.ts";
import { createTurns } from "./turns.ts";

type Wait = (ms: number, signal?: AbortSignal) => Promise<void>;

export interface TenantBudgetDeps extends SharedPacingDeps {
  /** Both reject at once when the signal aborts. `wait` is for what Microsoft asked for, `waitTurn` for our own pace. */
  readonly wait: Wait;
  readonly waitTurn: Wait;
}

export function createTenantBudget(deps: TenantBudgetDeps): TenantBudget {
  const { wait, waitTurn } = deps;
  const now = steadyClock(deps.now);
  const time = () => now().getTime();
  const pacing = createSharedPacing({ ...deps, now });
  const turns = createTurns({ pacing, now, wait: waitTurn });
  const isHeld = async (tenantId: string) => (await pacing.heldMs(tenantId)) > 0;

  /** Tells how long that took; undefined: longer than the patience. */
  async function untilFree(tenantId: string, { patienceMs, signal, paused }: TurnWish): Promise<number | undefined> {
    for (let waited = 0; ; ) {
      const ms = Math.ceil(await pacing.heldMs(tenantId));
      signal?.throwIfAborted();
      if (ms <= 0) return waited;
      if (waited + ms > patienceMs) return undefined;
      paused?.(ms);
      await wait(ms, signal);
      waited += ms;
    }
  }

  return {
    async take(tenantId, wish) {
      let [queuedMs, patienceMs] = [0, wish.patienceMs];
      for (;;) {
        const waited = await untilFree(tenantId, { ...wish, patienceMs });
        if (waited === undefined) return undefined;
        if (!wish.paced) return { queuedMs };
        patienceMs -= waited;
        const since = time();
        await turns.next(tenantId, wish.priority, wish.signal);
        queuedMs += time() - since;
        // A turn that comes while the tenant is held passes with the hold.
        if (!(await isHeld(tenantId))) return { queuedMs };
      }
    },
    isHeld,
    refused: (tenantId, ms, call) => pacing.refused(tenantId, ms, call),
  };
}
