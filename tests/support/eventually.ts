import { setTimeout as pause } from "node:timers/promises";

/** Tries until it no longer throws; after the limit its last error is thrown. For what has no event to wait for. */
export async function eventually<T>(attempt: () => T | Promise<T>, limitMs = 5000): Promise<T> {
  const end = performance.now() + limitMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() > end) throw error;
    }
    await pause(10);
  }
}
