import type { Operator } from "../../../core/people.ts";

/** Lets so many requests of one operator be under way at a time; the others wait their turn, in order. */
export interface Lanes {
  run<T>(operator: Operator, request: () => Promise<T>): Promise<T>;
}

export function createLanes(width: number): Lanes {
  const busy = new Map<string, { underWay: number; readonly waiting: (() => void)[] }>();
  return {
    async run({ tenantId, objectId }, request) {
      const key = `${objectId}.${tenantId}`.toLowerCase();
      const lane = busy.get(key) ?? { underWay: 0, waiting: [] };
      busy.set(key, lane);
      if (lane.underWay < width) lane.underWay += 1;
      else await new Promise<void>((go) => lane.waiting.push(go));
      try {
        return await request();
      } finally {
        const next = lane.waiting.shift();
        // Whoever waits takes the place over; only an empty queue frees it.
        if (next) next();
        else if (--lane.underWay === 0) busy.delete(key);
      }
    },
  };
}
