import { fields, verbs } from "../../core/presses/vocabulary.ts";
import { short } from "../kit/foreign.ts";
import { type Element, line, press } from "../kit/kit.ts";
import { andMore } from "../words/and-more.ts";
import { count } from "../words/words.ts";

const mostNamed = 6;

/** Opens the selector; `then`: the view that a choice leads back to. */
export function chooseCustomers(title = "Choose customers", then?: string): Element {
  return press(title, { verb: verbs.customers, ...(then !== undefined && { data: { [fields.then]: then } }) });
}

/** "Northwind, Contoso and 3 more". */
export function customerNames(names: readonly string[]): string {
  return andMore(
    names.map((name) => short(name, 40)),
    mostNamed,
  );
}

/** Where it was looked, and that there is more. */
export function searchedLine(names: readonly string[], unsearched: number): Element {
  const others = unsearched > 0 ? `. Not searched: ${count(unsearched, "other customer")}` : "";
  return line({ quiet: `Searched: ${customerNames(names)}${others}` });
}

export function unsearchedLine(unsearched: number): Element {
  return line(`${count(unsearched, "other customer")} of yours ${unsearched === 1 ? "was" : "were"} not searched.`);
}

/** The selection at the top of every view: what it shows, and a button to change it. */
export function selectionBar(names: readonly string[], then: string): Element {
  return {
    type: "ColumnSet",
    columns: [
      {
        type: "Column",
        width: "stretch",
        verticalContentAlignment: "Center",
        items: [line({ bold: "Customers: " }, customerNames(names))],
      },
      { type: "Column", width: "auto", items: [{ type: "ActionSet", actions: [chooseCustomers("Change", then)] }] },
    ],
  };
}
