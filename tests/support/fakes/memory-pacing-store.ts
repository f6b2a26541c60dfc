import { atRest, type Pacing } from "../../../core/pacing.ts";
import type { PacingStore } from "../../../services/tenants/pacing-store.ts";

/** As the store's, over a map, with a clock of its own. */
export function memoryPacingStore(now: () => Date): PacingStore {
  const rows = new Map<string, Pacing>();
  const time = () => now().getTime();
  const of = (tenantId: string) => rows.get(tenantId.toLowerCase()) ?? atRest;
  const keep = (tenantId: string, pacing: Pacing): Promise<Pacing> => {
    rows.set(tenantId.toLowerCase(), pacing);
    const { fullAt, heldUntil, slowed, slowedAt } = pacing;
    const at = time();
    return Promise.resolve({ fullAt: fullAt - at, heldUntil: heldUntil - at, slowed, slowedAt: slowedAt - at });
  };
  return {
    spend(tenantId, fillMs) {
      const row = of(tenantId);
      return keep(tenantId, row.heldUntil > time() ? row : { ...row, fullAt: Math.max(row.fullAt, time()) + fillMs });
    },
    hold(tenantId, heldMs, slower) {
      const row = of(tenantId);
      const slows = row.heldUntil <= time() && slower;
      const heldUntil = Math.max(row.heldUntil, time() + heldMs);
      const held = { ...row, heldUntil, ...(slower && { fullAt: heldUntil + slower.fullAfterMs }) };
      return keep(tenantId, slows ? { ...held, slowed: slower.slowed, slowedAt: time() } : held);
    },
    held() {
      const left = [...rows].map(([tenantId, { heldUntil }]) => [tenantId, heldUntil - time()] as const);
      return Promise.resolve(new Map(left.filter(([, ms]) => ms > 0)));
    },
  };
}
