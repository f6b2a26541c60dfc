import type { Target } from "../core/directory/people.ts";
import type { SilentCustomer } from "../core/directory/silent-customer.ts";
import { fields, verbs } from "../core/presses/vocabulary.ts";
import { short } from "./kit/foreign.ts";
import { radios } from "./kit/inputs.ts";
import { buttons, type Card, card, line, press } from "./kit/kit.ts";
import { chooseCustomers, searchedLine } from "./parts/selection-parts.ts";
import { silentBox } from "./words/silent-words.ts";
import { count, nameOf, stateWords } from "./words/words.ts";

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
  /** How many other customers of the operator were not searched. */
  readonly unsearched?: number;
}

const mostShown = 10;

/** Several people fit: which one? Nothing is chosen beforehand. */
export function chooseCard(view: ChooseView): Card {
  const { choiceId, asked, offered, more, customers, silent, unsearched = 0 } = view;
  const shown = offered.slice(0, mostShown);
  const unshown = more || offered.length > mostShown;
  return card(shown.length === 1 ? "Is this the person?" : "Which one?", [
    line(`“${short(asked)}” fits ${unshown ? "more than " : ""}${count(shown.length, "person", "people")}.`),
    silentBox(silent),
    radios(
      { id: fields.picked, label: "Person", required: true },
      shown.map((target, index) => ({ title: personWords(target), value: String(index) })),
    ),
    unshown && line({ quiet: "Not there? Type more of the name, or the address." }),
    buttons([
      press("Continue", { verb: verbs.choose, data: { [fields.choice]: choiceId } }),
      unsearched > 0 && chooseCustomers(),
    ]),
    searchedLine(customers, unsearched),
  ]);
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
