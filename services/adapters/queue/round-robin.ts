/** The first of each kind, then the second of each, and so on; within a kind the order stays. */
export function roundRobin<T>(items: readonly T[], kindOf: (item: T) => string): T[] {
  const seen = new Map<string, number>();
  const placed = items.map((item) => {
    const kind = kindOf(item);
    const round = seen.get(kind) ?? 0;
    seen.set(kind, round + 1);
    return { item, round };
  });
  return placed.sort((one, other) => one.round - other.round).map(({ item }) => item);
}
