import { badQuery } from "../graph-refusal.ts";
import type { Item } from "./matches-filter.ts";

export interface SelectRules {
  /** For the error text, e.g. `microsoft.graph.user`. */
  readonly type: string;
  /** Names given without `$select`; unset: all. */
  readonly defaults?: readonly string[];
}

/** The names of `$select`, checked against what the objects have; undefined: not given. */
export function readSelect(text: string | undefined, item: Item, rules: SelectRules): readonly string[] | undefined {
  if (text === undefined) return undefined;
  return text.split(",").map((part) => {
    const wanted = part.trim().toLowerCase();
    const name = Object.keys(item).find((known) => known.toLowerCase() === wanted);
    if (name !== undefined) return name;
    throw badQuery(
      `Parsing OData Select and Expand failed: Could not find a property named '${part.trim()}' on type '${rules.type}'.`,
    );
  });
}

/** An object reduced to what was asked for, or to the defaults of its type. */
export function selectFrom(item: Item, text: string | undefined, rules: SelectRules): Item {
  const names = readSelect(text, item, rules) ?? rules.defaults;
  if (!names) return item;
  return Object.fromEntries(names.map((name) => [name, item[name] ?? null]));
}
