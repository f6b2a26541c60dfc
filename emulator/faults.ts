import type { Fault, Faults } from "./contract.ts";

interface Armed {
  readonly fault: Fault & { readonly id: string };
  readonly path: RegExp | undefined;
  passed: number;
  hits: number;
}

type Incoming = Parameters<Faults["take"]>[0];

/**
 * The switch for what goes wrong on purpose. The first armed fault that fits and is due hits.
 * `seed` makes every `chance` repeatable. A `path` that is no regular expression throws at `add`, where the author sees it.
 */
export function createFaults(options: { seed: number }): Faults {
  const random = mulberry32(options.seed);
  const armed = new Map<string, Armed>();
  let next = 1;
  return {
    add(fault) {
      const id = fault.id ?? `fault-${next++}`;
      const path = fault.match.path === undefined ? undefined : new RegExp(fault.match.path);
      armed.set(id, { fault: { ...fault, id }, path, passed: 0, hits: 0 });
      return id;
    },
    remove: (id) => void armed.delete(id),
    clear: () => {
      armed.clear();
    },
    take(request) {
      for (const entry of armed.values()) {
        if (fits(entry, request) && isDue(entry, random)) return entry.fault;
      }
      return undefined;
    },
  };
}

function fits({ fault, path }: Armed, request: Incoming): boolean {
  const { match } = fault;
  return (
    match.service === request.service &&
    (match.method === undefined || match.method.toUpperCase() === request.method.toUpperCase()) &&
    (match.tenantId === undefined || match.tenantId === request.tenantId) &&
    (path === undefined || path.test(request.path))
  );
}

function isDue(entry: Armed, random: () => number): boolean {
  const { after = 0, times = Number.POSITIVE_INFINITY, chance = 1 } = entry.fault;
  if (entry.passed < after) {
    entry.passed += 1;
    return false;
  }
  if (entry.hits >= times || random() >= chance) return false;
  entry.hits += 1;
  return true;
}

/** A small repeatable generator (public domain, Tommy Ettinger): the same seed gives the same faults in every run. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
