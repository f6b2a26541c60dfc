import type { Action } from "../access/actions.ts";
import type { CustomerFigures } from "./summary.ts";

/** Calls for one person beside the removals: read and judged again, and what is left proved. */
const callsOfReset = 9;
const callsOfRevoke = 3;
/** Those of them that are held to a rate: three read the methods, before and after. */
const heldCalls = 6;
/** What one call takes where nothing holds it back, and people of one customer at a time. */
const callMs = 150;
const atOnce = 4;

/**
 * How long a batch will take, in milliseconds. Customers are worked on side by side, so the longest counts; within one the calls are
 * held to what Microsoft takes.
 */
export function expectedMs(
  customers: readonly Pick<CustomerFigures, "people" | "removals">[],
  { act, revoke, callsPerSecond }: { act: Action; revoke: boolean; callsPerSecond?: number },
): number {
  const each = act === "reset" ? callsOfReset + Number(revoke) : callsOfRevoke;
  const times = customers.map(({ people, removals }) => {
    const isReset = act === "reset";
    const unheld = ((people * each + (isReset ? removals : 0)) * callMs) / atOnce;
    if (!isReset || callsPerSecond === undefined) return unheld;
    return Math.max(unheld, ((people * heldCalls + removals) / callsPerSecond) * 1000);
  });
  return Math.max(0, ...times);
}
