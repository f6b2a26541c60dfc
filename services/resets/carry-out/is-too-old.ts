import type { FoundReset } from "../reset-store.ts";
import { longestPauseMs } from "./remove-in-rounds.ts";

/**
 * Nobody has worked on it for so long that going on would surprise: it is asked again instead (product.md §4.8). One of many that was
 * never begun only waits for its turn as long as its batch lives.
 */
export function isTooOld({ reset, batch, runAt }: FoundReset, now: Date): boolean {
  const ofBatch = reset.state === "claimed" ? [batch?.changedAt, batch?.aliveAt] : [];
  const signs = [reset.claimedAt, runAt, ...reset.steps.map(({ at }) => at), ...ofBatch];
  const last = Math.max(...signs.map((sign) => (sign === undefined ? 0 : Date.parse(sign))));
  return now.getTime() - last > longestPauseMs;
}
