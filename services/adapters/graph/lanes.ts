import type { Operator } from "../../../core/directory/people.ts";
import type { Priority } from "../../../core/pacing.ts";

/** Lets so many requests of one operator be under way at a time; the others wait their turn in order, those of a bulk after all others. */
export interface Lanes {
  /** Interactive unless said. */
  run<T>(operator: Operator, request: () => Promise<T>, priority?: Priority): Promise<T>;
}

interface Lane extends Readonly<Record<Priority, (() => void)[]>> {
  underWay: number;
}

export function createLanes(width: number): Lanes {
  const busy = new Map<string, Lane>();
  return {
    async run({ tenantId, objectId }, request, priority = "interactive") {
      const key = `${objectId}.${tenantId}`.toLowerCase();
      const lane: Lane = busy.get(key) ?? { underWay: 0, interactive: [], bulk: [] };
      busy.set(key, lane);
      if (lane.underWay < width) lane.underWay += 1;
      else await new Promise<void>((go) => lane[priority].push(go));
      try {
        return await request();
      } finally {
        const next = lane.interactive.shift() ?? lane.bulk.shift();
        // Whoever waits takes the place over; only an empty queue frees it.
        if (next) next();
        else if (--lane.underWay === 0) busy.delete(key);
      }
    },
  };
}
