import type { CustomerState, CustomersShown } from "../core/directory/customer-state.ts";
import { fields, verbs } from "../core/presses/vocabulary.ts";
import type { SearchCommand } from "../core/search-command.ts";
import { fit } from "./kit/fit.ts";
import { short } from "./kit/foreign.ts";
import { checkBoxes, field } from "./kit/inputs.ts";
import {
  box,
  buttons,
  type Card,
  card,
  type Element,
  item,
  line,
  openUrl,
  present,
  press,
  subheading,
} from "./kit/kit.ts";
import { customerNames } from "./parts/selection-parts.ts";
import { customerAdvice, customerStateWords } from "./words/customer-state-words.ts";
import { searchWords } from "./words/search-words.ts";
import { count } from "./words/words.ts";

export interface CustomersView extends CustomersShown {
  readonly search?: string;
  /** The selection was just made; `forgotten`: it should have led on, but to what is gone by now. */
  readonly applied?: "done" | "forgotten";
  /** What a choice leads on to: a view, or the search that waits. */
  readonly then?: string;
  readonly waits?: SearchCommand;
}

const mostNotAccepted = 8;
const chosenLongAgo = "You chose this more than 8 hours ago. Check it, then press Apply.";
const forgotten = "What you had asked for before is forgotten by now: please say it again.";

/** Where commands work: the home tenant and customers, each with its state in words. */
export function customersCard(view: CustomersView): Card {
  const { rows, notAccepted } = view;
  if (view.total === 1 && notAccepted.length === 0 && rows[0]) return onlyOne(rows[0]);
  return fit([3, 2, 1, 0], (buttonsEach) => customersWith(view, buttonsEach));
}

function onlyOne(row: CustomerState): Card {
  return card("Customers", [
    line("There is nothing to choose: you work in ", { bold: short(row.customer.name) }, " only."),
    ...advice([row], { back: {}, buttonsEach: 1 }),
  ]);
}

function customersWith(view: CustomersView, buttonsEach: number): Card {
  const { rows, kept, more, then } = view;
  const back = { [fields.kept]: kept.join(","), ...(then !== undefined && { [fields.then]: then }) };
  const byAdvice = [...Map.groupBy(rows, customerAdvice).values()];
  return card("Customers", [
    ...heads(view),
    searchField(view),
    view.total > rows.length && buttons([press("Search", { verb: verbs.customers, data: back })]),
    rows.length > 0 && choices(rows),
    rows.length === 0 && line("No customer of yours has that in its name."),
    kept.length > 0 && line({ quiet: `Also ticked: ${count(kept.length, "customer")} not shown here.` }),
    more > 0 && line({ quiet: `And ${more} more: search by name.` }),
    buttons([press("Apply", { verb: verbs.applyCustomers, data: back })]),
    ...byAdvice.flatMap((alike) => advice(alike, { back, buttonsEach })),
    ...notAcceptedPart(view.notAccepted),
  ]);
}

function heads({ selected, stale, waits, applied }: CustomersView): Element[] {
  return present([
    line({ bold: applied ? "Done. Commands now work in: " : "Commands work in: " }, customerNames(selected)),
    stale && box("warning", [line(chosenLongAgo)]),
    waits && line({ bold: "Then: " }, searchWords(waits)),
    applied === "forgotten" && box("attention", [line(forgotten)]),
  ]);
}

function searchField({ total, rows, search }: CustomersView): Element | false {
  return total > rows.length && field({ id: fields.search, label: "Part of the name", value: search }, 60);
}

function choices(rows: CustomersView["rows"]): Element {
  const boxes = rows.map((row) => ({
    title: `${short(row.customer.name, 48)}${row.customer.home ? " (your own)" : ""}: ${customerStateWords(row)}`,
    value: row.customer.tenantId,
  }));
  const ticked = rows.filter((row) => row.ticked).map(({ customer }) => customer.tenantId);
  return checkBoxes({ id: fields.selected, label: "Work in" }, boxes, ticked);
}

/** Customers that are not ready for the same reason: what is the matter, and the way on for the first of them. */
function advice(
  alike: readonly CustomerState[],
  { back, buttonsEach }: { back: Readonly<Record<string, string>>; buttonsEach: number },
): Element[] {
  const [first] = alike;
  const words = first && customerAdvice(first);
  if (!first || words === undefined) return [];
  const names = customerNames(alike.map(({ customer }) => customer.name));
  return present([
    subheading(`${names}: ${customerStateWords({ state: first.state })}`),
    line(words),
    ...alike.slice(0, buttonsEach).map((row) => buttons(waysOn(row, back))),
  ]);
}

function waysOn({ customer, state, consentLink }: CustomerState, back: Readonly<Record<string, string>>): Element[] {
  const name = short(customer.name);
  const title = state === "sign-in-needed" ? `Sign in to ${name}` : `Check ${name} again`;
  return [
    press(title, { verb: verbs.checkCustomer, data: { ...back, [fields.tenant]: customer.tenantId } }),
    ...(consentLink === undefined ? [] : [openUrl(`Approval link for ${name}`, consentLink)]),
  ];
}

function notAcceptedPart(states: readonly CustomerState[]): Element[] {
  if (states.length === 0) return [];
  const rest = states.length - mostNotAccepted;
  return [
    subheading("Not served"),
    line("Microsoft lists these as your organisation's customers, but they do not stand in this bot's access file."),
    ...states.slice(0, mostNotAccepted).map(({ customer }) => item(short(customer.name))),
    ...(rest > 0 ? [line({ quiet: `And ${rest} more.` })] : []),
  ];
}
