import type { Verdict } from "../core/outcome.ts";
import { shortReference } from "../core/reference.ts";
import { short } from "./foreign.ts";
import { type Card, card, type Element, fact, item, line, present } from "./kit.ts";
import { verdictNames } from "./verdict-words.ts";
import { count } from "./words.ts";

export type NoteState = "asked" | "working" | "done" | "cancelled" | "expired" | "not-installed" | "problem";

export interface ChannelNoteView {
  readonly operatorName: string;
  readonly people: readonly { readonly name: string; readonly customerName: string }[];
  readonly counts: { readonly people: number; readonly customers: number };
  readonly state: NoteState;
  readonly verdicts?: readonly { readonly verdict: Verdict; readonly name: string }[];
  /** The batch id; shown in its short form. */
  readonly reference?: string;
}

const mostShown = 25;

const stateWords: Readonly<Record<NoteState, { readonly title: string; readonly text?: string }>> = {
  asked: { title: "MFA reset asked for", text: "It goes on in the personal chat with the bot." },
  working: { title: "MFA reset: working …" },
  done: { title: "MFA reset: done" },
  cancelled: { title: "MFA reset: cancelled", text: "Nothing was changed." },
  expired: { title: "MFA reset: expired", text: "Nobody confirmed it. Nothing was changed." },
  "not-installed": {
    title: "MFA reset: I can't write to you yet",
    text: "Add MFA Reset Desk to your personal apps in Teams, then type the command again.",
  },
  problem: { title: "MFA reset: did not work", text: "The personal chat with the bot says why." },
};

/** What everybody in a channel may see of it: names, customers and counts. No methods, no numbers. */
export function channelNoteCard(view: ChannelNoteView): Card {
  const { operatorName, counts, state, reference } = view;
  const { title, text } = stateWords[state];
  return card(title, [
    text !== undefined && line(text),
    counts.people > 0 &&
      line({ bold: `${count(counts.people, "person", "people")}, ${count(counts.customers, "customer")}` }),
    ...peopleLines(view),
    fact("By", short(operatorName)),
    reference !== undefined && fact("Reference", shortReference(reference)),
  ]);
}

function peopleLines({ people, verdicts = [] }: ChannelNoteView): Element[] {
  const lines =
    verdicts.length > 0
      ? verdicts.map(({ verdict, name }) => item(`${short(name)}: `, { bold: verdictNames[verdict] }))
      : people.map(({ name, customerName }) => item({ bold: short(name) }, `, ${short(customerName)}`));
  const rest = lines.length - mostShown;
  return present([...lines.slice(0, mostShown), rest > 0 && item(`and ${rest} more`)]);
}
