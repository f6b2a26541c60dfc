import type { Background } from "../background.ts";
import type { ComposedSummaries } from "./compose-summaries.ts";

/** Well within the minute after which a silent process counts as dead. */
const everyMs = 15_000;

/** While lists are read: each process says so, and cards of lists that nobody reads any more tell the truth. */
export function composeReading(
  { keepReading, stopReading }: Pick<ComposedSummaries, "keepReading" | "stopReading">,
  background: Background,
): { stop(): void } {
  const round = () => {
    background.run("lists that are read", keepReading);
  };
  round();
  const rounds = setInterval(round, everyMs).unref();
  return {
    stop: () => {
      clearInterval(rounds);
      stopReading();
    },
  };
}
