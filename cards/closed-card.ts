import { fields, verbs } from "../core/presses/vocabulary.ts";
import type { PendingReset } from "../core/reset/pending-reset.ts";
import { short } from "./kit/foreign.ts";
import { buttons, type Card, card, line, press } from "./kit/kit.ts";
import { backToView } from "./parts/back-to-view.ts";
import { andMore } from "./words/and-more.ts";
import { nameAndCustomer } from "./words/words.ts";

export interface ClosedView {
  readonly batchId: string;
  readonly resets: readonly PendingReset[];
  readonly why: "cancelled" | "expired" | "superseded";
  /** Who closed it, by name. */
  readonly by?: string;
}

const words = {
  cancelled: { title: "Cancelled", text: "Nothing was changed." },
  expired: { title: "Expired", text: "A summary is good for 10 minutes. Nothing was changed." },
  superseded: { title: "Replaced", text: "A newer summary took its place. Nothing was changed by this one." },
} as const;

/** A summary that can't be confirmed any more. */
export function closedCard({ batchId, resets, why, by }: ClosedView): Card {
  const { title, text } = words[why];
  const people = resets.map(({ plan }) => nameAndCustomer(plan.target));
  return card(by === undefined ? title : `${title} by ${short(by, 40)}`, [
    line(text),
    line({ quiet: `It was about: ${andMore(people, 25, "; ")}` }),
    buttons([
      why === "expired" && press("Make it again", { verb: verbs.again, data: { [fields.batch]: batchId } }),
      backToView(resets),
    ]),
  ]);
}
