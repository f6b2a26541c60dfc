import type { PendingReset } from "../core/pending-reset.ts";
import { fields, verbs } from "../core/vocabulary.ts";
import { type Element, pressAway } from "./kit.ts";

/** The way back to the view that a batch was asked from, with its ticks; nothing for a typed one. */
export function backToView(resets: readonly PendingReset[]): Element | undefined {
  const from = resets[0]?.from;
  return from === undefined
    ? undefined
    : pressAway("Back to the view", { verb: verbs.showView, data: { [fields.view]: from } });
}
