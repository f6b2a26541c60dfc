import type { Background } from "../background.ts";
import type { BatchCards } from "../sending/batch-cards.ts";

/** Also how often a card changes at most that nothing else sends. */
const roundEveryMs = 1000;

/** Cards that show less than happened are shown again: what a dead process left, and what Teams did not take. */
export function composeCardRound({ catchUp }: Pick<BatchCards, "catchUp">, background: Background): { stop(): void } {
  const round = () => {
    background.run("cards that are behind", catchUp);
  };
  round();
  const rounds = setInterval(round, roundEveryMs).unref();
  return {
    stop: () => {
      clearInterval(rounds);
    },
  };
}
