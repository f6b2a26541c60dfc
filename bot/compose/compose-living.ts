import type { Background } from "../background.ts";
import type { ComposedResets } from "./compose-resets.ts";

/** Well within the 90 seconds after which a silent process counts as dead. */
const aliveEveryMs = 20 * 1000;
const lookEveryMs = 30 * 1000;

/** Several processes over one database: each says what it carries out, and ends what a dead one left. `idle` waits for the work in hand. */
export function composeLiving(
  { keepAlive, endInterrupted }: Pick<ComposedResets, "keepAlive" | "endInterrupted">,
  background: Background,
): { stop(): void; idle(): Promise<void> } {
  const look = () => {
    background.run("interrupted resets", endInterrupted);
  };
  look();
  const alive = setInterval(() => {
    background.run("resets under way", keepAlive);
  }, aliveEveryMs);
  const looks = setInterval(look, lookEveryMs);
  alive.unref();
  looks.unref();
  return {
    stop: () => {
      clearInterval(looks);
    },
    async idle() {
      await background.idle();
      clearInterval(alive);
      await background.idle();
    },
  };
}
