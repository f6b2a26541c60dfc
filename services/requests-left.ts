import { setImmediate as nextRound } from "node:timers/promises";

/**
 * Resolves when the requests that were begun have left. The embedded database answers one query after the other without this process
 * turning to its sockets in between, so whatever waits for Microsoft or Teams goes before what can be asked of it a moment later.
 */
export async function requestsLeft(): Promise<void> {
  // A request that is begun in this round is written in the next.
  await nextRound();
  await nextRound();
}
