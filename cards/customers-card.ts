import type { CustomerState } from "../core/customer-state.ts";
import { fields, verbs } from "../core/vocabulary.ts";
import { customerAdvice, customerStateWords } from "./customer-state-words.ts";
import { fit } from "./fit.ts";
import { short } from "./foreign.ts";
import { checkBoxes, field } from "./inputs.ts";
import { box, buttons, type Card, card, type Element, item, line, openUrl, press, subheading } from "./kit.ts";
import { customerNames } from "./selection-parts.ts";
import { count } from "./words.ts";

export interface CustomersView {
  readonly rows: readonly (CustomerState & { readonly ticked: boolean })[];
  /** Tenant ids that are ticked and not among the rows. */
  readonly kept: readonly string[];
  /** Names of the customers commands work in now. */
  readonly selected: readonly string[];
  /** The selection was made more than eight hours ago. */
  readonly stale: boolean;
  readonly total: number;
  /** How many fit the search and are not among the rows. */
  readonly more: number;
  readonly notAccepted: readonly CustomerState[];
  readonly search?: string;
  /** The selection was just made. */
  readonly applied?: boolean;
  /** The view that a choice leads back to. */
  readonly then?: string;
}

const mostNotAccepted = 8;

/** Where commands work: the home tenant and customers, each with its state in words. */
export function customersCard(view: CustomersView): Card {
  const { rows, notAccepted } = view;
  if (view.total === 1 && notAccepted.length === 0 && rows[0]) return onlyOne(rows[0]);
  return fit([6, 3, 1, 0], (explained) => customersWith(view, explained));
}

function onlyOne(row: CustomerState): Card {
  return card("Customers", [
    line("There is nothing to choose: you work in ", { bold: short(row.customer.name) }, " only."),
    ...advice(row, {}),
  ]);
}

function customersWith(view: CustomersView, explained: number): Card {
  const { rows, kept, more, then } = view;
  const back = { [fields.kept]: kept.join(","), ...(then !== undefined && { [fields.then]: then }) };
  const troubled = rows.filter((row) => customerAdvice(row) !== undefined);
  return card("Customers", [
    ...heads(view),
    searchField(view),
    view.total > rows.length && buttons([press("Search", { verb: verbs.customers, data: back })]),
    rows.length > 0 && choices(rows),
    rows.length === 0 && line("No customer of yours has that in its name."),
    kept.length > 0 && line({ quiet: `Also ticked: ${count(kept.length, "customer")} not shown here.` }),
    more > 0 && line({ quiet: `And ${more} more: search by name.` }),
    buttons([press("Apply", { verb: verbs.applyCustomers, data: back })]),
    ...troubled.slice(0, explained).flatMap((row) => advice(row, back)),
    troubled.length > explained &&
      line({ quiet: `${count(troubled.length - explained, "more customer")} not ready. Search for one to see why.` }),
    ...notAcceptedPart(view.notAccepted),
  ]);
}

function heads({ selected, stale, applied = false }: CustomersView): Element[] {
  const now = line({ bold: applied ? "Done. Commands now work in: " : "Commands work in: " }, customerNames(selected));
  if (!stale) return [now];
  return [now, box("warning", [line("You chose this more than 8 hours ago. Check it, then press Apply.")])];
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

/** One customer that is not ready: what is the matter, and the way on. */
function advice(row: CustomerState, back: Readonly<Record<string, string>>): Element[] {
  const words = customerAdvice(row);
  if (words === undefined) return [];
  const name = short(row.customer.name);
  const data = { ...back, [fields.tenant]: row.customer.tenantId };
  return [
    subheading(`${name}: ${customerStateWords(row)}`),
    line(words),
    {
      type: "ActionSet",
      actions: [
        press(row.state === "sign-in-needed" ? `Sign in to ${name}` : `Check ${name} again`, {
          verb: verbs.checkCustomer,
          data,
        }),
        ...(row.consentLink === undefined ? [] : [openUrl(`Approval link for ${name}`, row.consentLink)]),
      ],
    },
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
