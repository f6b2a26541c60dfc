/** A limit as Microsoft publishes it: so many calls in so long, for each tenant. */
export interface Limit {
  readonly calls: number;
  readonly perMs: number;
}

/**
 * Calls that were answered over the most that the limit lets through (a full bucket and what fills up), from `from` on and as long as
 * all tenants have work: until the first of them has had its last call. `answered`: when each call was, in milliseconds, tenant by tenant.
 */
export function shareOfCeiling(
  answered: readonly (readonly number[])[],
  { calls, perMs }: Limit,
  from: number,
): number {
  const lasts = answered.map((times) => Math.max(...times.filter((at) => at >= from)));
  const until = Math.min(...lasts);
  if (!(until > from)) throw new Error("A tenant has no calls.");
  const within = answered.flat().filter((at) => at >= from && at <= until).length;
  return within / (answered.length * (calls + (calls / perMs) * (until - from)));
}
