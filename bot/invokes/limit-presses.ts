import type { Log } from "../log.ts";
import type { RateLimit } from "../rate-limit.ts";
import { type Invoke, messageAnswer } from "./invoke.ts";

/** Presses by operator: over the limit one gets a sentence under the card, which stays as it is; nothing is read or done. */
export function limitPresses(press: Invoke, { limit, log }: { limit: RateLimit; log: Log }): Invoke {
  return async (turn) => {
    const { reference, operator } = turn;
    const { granted, first } = limit.take(operator.objectId);
    if (granted) return await press(turn);
    if (first) log.warn({ reference, operator: operator.objectId }, "too many presses: not done");
    return messageAnswer("Those were too many presses in a minute: nothing was done. Wait a little, then press again.");
  };
}
