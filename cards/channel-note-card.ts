import type { Action } from "../core/access/actions.ts";
import { shortReference } from "../core/reference.ts";
import type { Verdict } from "../core/reset/outcome.ts";
import { short } from "./kit/foreign.ts";
import { type Card, card, type Element, fact, item, line, present } from "./kit/kit.ts";
import { actNames } from "./words/act-words.ts";
import { thousands } from "./words/thousands.ts";
import { verdictNames } from "./words/verdict-words.ts";
import { count } from "./words/words.ts";

export type NoteState = "asked" | "working" | "paused" | "done" | "cancelled" | "expired" | "not-installed" | "problem";

export interface ChannelNoteView {
  readonly operatorName: string;
  readonly people: readonly { readonly name: string; readonly customerName: string }[];
  readonly counts: { readonly people: number; readonly customers: number };
  readonly state: NoteState;
  /** Unset: reset. */
  readonly act?: Action;
  readonly verdicts?: readonly { readonly verdict: Verdict; readonly name: string }[];
  /** Of many people: how many are done. */
  readonly done?: number;
  /** The batch id; shown in its short form. */
  readonly reference?: string;
}

const mostShown = 25;

const stateWords: Readonly<Record<NoteState, { readonly title: string; readonly text?: string }>> = {
  asked: { title: " asked for", text: "It goes on in the personal chat with the bot." },
  working: { title: ": working …" },
  paused: { title: ": paused" },
  done: { title: ": done" },
  cancelled: { title: ": cancelled", text: "Nothing was changed." },
  expired: { title: ": expired", text: "Nobody confirmed it. Nothing was changed." },
  "not-installed": {
    title: ": I can't write to you yet",
    text: "Add MFA Reset Desk to your personal apps in Teams, then type the command again.",
  },
  problem: { title: ": did not work", text: "The personal chat with the bot says why." },
};

/** What everybody in a channel may see of it: names, customers and counts. No methods, no numbers. */
export function channelNoteCard(view: ChannelNoteView): Card {
  const { operatorName, counts, state, done, reference, act = "reset" } = view;
  const { title, text } = stateWords[state];
  return card(`${actNames[act]}${title}`, [
    text !== undefined && line(text),
    counts.people > 0 &&
      line({ bold: `${count(counts.people, "person", "people")}, ${count(counts.customers, "customer")}` }),
    done !== undefined && line(`${thousands(done)} of ${thousands(counts.people)} done`),
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
