import type { Target } from "../core/people.ts";
import { fields, verbs } from "../core/vocabulary.ts";
import { short } from "./foreign.ts";
import { radios } from "./inputs.ts";
import { box, buttons, type Card, card, item, line, press } from "./kit.ts";
import { count, nameOf, stateWords } from "./words.ts";

export interface SilentCustomer {
  readonly customerName: string;
  /** Why it did not answer, in words. */
  readonly reason: string;
}

export interface ChooseView {
  /** Opaque; the store knows which people it stands for, by index. */
  readonly choiceId: string;
  readonly asked: string;
  /** At most ten are shown. */
  readonly offered: readonly Target[];
  /** There are others besides the offered ones. */
  readonly more: boolean;
  /** Names of the customers that were searched. */
  readonly customers: readonly string[];
  readonly silent: readonly SilentCustomer[];
}

const mostShown = 10;

/** Several people fit: which one? Nothing is chosen beforehand. */
export function chooseCard({ choiceId, asked, offered, more, customers, silent }: ChooseView): Card {
  const shown = offered.slice(0, mostShown);
  const unshown = more || offered.length > mostShown;
  return card(shown.length === 1 ? "Is this the person?" : "Which one?", [
    line(`“${short(asked)}” fits ${unshown ? "more than " : ""}${count(shown.length, "person", "people")}.`),
    silent.length > 0 && box("warning", [line({ bold: "Not everybody was searched" }), ...silent.map(silentLine)]),
    radios(
      { id: fields.picked, label: "Person", required: true },
      shown.map((target, index) => ({ title: personWords(target), value: String(index) })),
    ),
    unshown && line({ quiet: "Not there? Type more of the name, or the address." }),
    buttons([press("Continue", { verb: verbs.choose, data: { [fields.choice]: choiceId } })]),
    line({ quiet: `Searched: ${customers.map((name) => short(name, 40)).join(", ")}` }),
  ]);
}

function silentLine({ customerName, reason }: SilentCustomer) {
  return item({ bold: short(customerName) }, ` did not answer: ${short(reason, 120)}`);
}

/** "Alice Anders, alice@contoso.com, Contoso, Accountant (guest, account disabled)". */
function personWords(target: Target): string {
  const known = [
    nameOf(target),
    short(target.userPrincipalName, 80),
    short(target.customerName, 40),
    target.jobTitle === undefined ? "" : short(target.jobTitle, 40),
  ];
  const state = stateWords(target);
  return `${known.filter((part) => part !== "").join(", ")}${state.length > 0 ? ` (${state.join(", ")})` : ""}`;
}
