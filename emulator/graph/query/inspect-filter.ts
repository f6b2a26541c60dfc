import type { Filter } from "./parse-filter.ts";

export interface FilterUse {
  readonly paths: ReadonlySet<string>;
  /** `not`, `ne`, `endswith`, `startswith`, `eq` …, as written. */
  readonly operators: ReadonlySet<string>;
}

/** Which properties and operators a filter uses: some need the advanced query mode, some are never supported. */
export function inspectFilter(filter: Filter): FilterUse {
  const use = { paths: new Set<string>(), operators: new Set<string>() };
  visit(filter, use);
  return use;
}

function visit(filter: Filter, use: { paths: Set<string>; operators: Set<string> }): void {
  switch (filter.kind) {
    case "and":
    case "or":
      visit(filter.left, use);
      visit(filter.right, use);
      return;
    case "not":
      use.operators.add("not");
      visit(filter.of, use);
      return;
    case "any":
      // Inside, the only path is the variable.
      use.paths.add(filter.path);
      use.operators.add("any");
      return;
    default:
      use.paths.add(filter.path);
      use.operators.add(operatorOf(filter));
  }
}

function operatorOf(filter: Extract<Filter, { kind: "compare" | "in" | "text" }>): string {
  if (filter.kind === "compare") return filter.operator;
  return filter.kind === "text" ? filter.name : "in";
}
