import { fields, verbs } from "../core/presses/vocabulary.ts";
import type { Summary } from "../core/reset/summary.ts";
import { buttons, type Card, card, line, press, pressAway } from "./kit/kit.ts";
import { thousands } from "./words/thousands.ts";

/** How far the reading of many people has come. The bot updates it; Refresh is for a client that missed that. */
export function readingCard({ batchId, act, read, asked }: Summary): Card {
  const data = { [fields.batch]: batchId };
  const percent = asked === 0 ? 0 : Math.round((100 * read) / asked);
  const words = `${thousands(read)} of ${thousands(asked)} people`;
  return card("Reading …", [
    line({ bold: act === "reset" ? `Reading ${words}'s methods` : `Looking up ${words}` }),
    { type: "ProgressBar", value: percent, max: 100, color: "Accent", fallback: line(`${percent} % done`) },
    line({ quiet: "You can leave this chat: the summary appears here. Nothing is changed before you confirm it." }),
    buttons([press("Refresh", { verb: verbs.show, data }), pressAway("Cancel", { verb: verbs.cancel, data })]),
  ]);
}
