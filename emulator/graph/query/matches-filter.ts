import type { Comparison, Filter, Literal } from "./parse-filter.ts";

export type Item = Readonly<Record<string, unknown>>;

/** Whether an object passes a filter. Texts are compared in any case of letters, as the directory does. */
export function matchesFilter(filter: Filter, item: Item): boolean {
  switch (filter.kind) {
    case "and":
    case "or":
      return matchesBoth(filter, item);
    case "not":
      return !matchesFilter(filter.of, item);
    case "compare":
      return compare(valueAt(item, filter.path), filter.operator, filter.value);
    case "in":
      return filter.values.some((value) => compare(valueAt(item, filter.path), "eq", value));
    case "text":
      return matchesText(filter, valueAt(item, filter.path));
    case "any":
      return matchesAny(filter, valueAt(item, filter.path));
  }
}

function matchesBoth(filter: Extract<Filter, { kind: "and" | "or" }>, item: Item): boolean {
  const left = matchesFilter(filter.left, item);
  if (left !== (filter.kind === "and")) return left;
  return matchesFilter(filter.right, item);
}

function matchesAny(filter: Extract<Filter, { kind: "any" }>, values: unknown): boolean {
  return (
    Array.isArray(values) && values.some((value: unknown) => matchesFilter(filter.of, { [filter.variable]: value }))
  );
}

function matchesText(filter: Extract<Filter, { kind: "text" }>, value: unknown): boolean {
  if (typeof value !== "string") return false;
  const [text, part] = [value.toLowerCase(), filter.value.toLowerCase()];
  switch (filter.name) {
    case "startswith":
      return text.startsWith(part);
    case "endswith":
      return text.endsWith(part);
    case "contains":
      return text.includes(part);
  }
}

function compare(value: unknown, operator: Comparison, literal: Literal): boolean {
  const [left, right] = [comparable(value), comparable(literal)];
  if (operator === "eq") return left === right;
  if (operator === "ne") return left !== right;
  if (left === null || right === null || typeof left !== typeof right) return false;
  const order = left < right ? -1 : Number(left > right);
  return { gt: order > 0, ge: order >= 0, lt: order < 0, le: order <= 0 }[operator];
}

function comparable(value: unknown): string | number | boolean | null {
  if (typeof value === "string") return value.toLowerCase();
  if (typeof value === "number" || typeof value === "boolean") return value;
  return null;
}

/** A property, or with slashes one inside another. */
function valueAt(item: Item, path: string): unknown {
  return path.split("/").reduce<unknown>((at, name) => {
    return typeof at === "object" && at !== null ? (at as Record<string, unknown>)[name] : undefined;
  }, item);
}
