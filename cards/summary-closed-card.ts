import { fields, verbs } from "../core/presses/vocabulary.ts";
import { problems } from "../core/problem.ts";
import type { Summary } from "../core/reset/summary.ts";
import { buttons, type Card, card, line, press } from "./kit/kit.ts";
import { thousands } from "./words/thousands.ts";

/** A summary of many people that can't be confirmed: stopped while it was read, cancelled, or run out. */
export function summaryClosedCard({ batchId, state, why, asked, people }: Summary): Card {
  if (state === "cancelled") return card("Cancelled", [line("Nothing was changed.")]);
  if (state !== "stopped") {
    return card("Expired", [
      line("A summary is good for 10 minutes. Nothing was changed."),
      line({ quiet: `It was about ${thousands(people)} people.` }),
      buttons([press("Make it again", { verb: verbs.again, data: { [fields.batch]: batchId } })]),
    ]);
  }
  const { title, advice } = why === undefined || why === "interrupted" ? interrupted : problems[why];
  return card(`Stopped: ${title}`, [
    line(advice),
    line(`The list of ${thousands(asked)} people was not read to its end. Nothing was changed. Send it again.`),
  ]);
}

const interrupted = { title: "the bot was restarted", advice: "It happened while your list was read." };
