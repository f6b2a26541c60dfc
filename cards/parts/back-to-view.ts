import { fields, verbs } from "../../core/presses/vocabulary.ts";
import type { PendingReset } from "../../core/reset/pending-reset.ts";
import { type Element, pressAway } from "../kit/kit.ts";

/** The way back to the view that a batch was asked from, with its ticks; nothing for a typed one. */
export function backToView(resets: readonly PendingReset[]): Element | undefined {
  const from = resets[0]?.from;
  return from === undefined
    ? undefined
    : pressAway("Back to the view", { verb: verbs.showView, data: { [fields.view]: from } });
}
