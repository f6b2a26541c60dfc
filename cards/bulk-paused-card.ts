import { fields, verbs } from "../core/presses/vocabulary.ts";
import { shortReference } from "../core/reference.ts";
import { type BulkView, peopleIn } from "../core/reset/bulk.ts";
import { buttons, type Card, card, fact, line, press } from "./kit/kit.ts";
import { actNames } from "./words/act-words.ts";
import { peopleWords, stoppedWords } from "./words/bulk-words.ts";
import { thousands } from "./words/thousands.ts";

/** A bulk paused by itself: a message of its own, since a card that changes far above is not noticed. */
export function bulkPausedCard(view: BulkView): Card {
  const { head, counts } = view;
  const { act, batch } = head;
  return card(`Paused: ${actNames[act]} for ${peopleWords(peopleIn(counts))}`, [
    line(stoppedWords(view)),
    line(`${thousands(counts.left)} are left. Nobody else is begun before you say so.`),
    fact("Reference", shortReference(batch.batchId)),
    buttons([press("Show it", { verb: verbs.bulkShow, data: { [fields.batch]: batch.batchId } })]),
  ]);
}
