import { badQuery, unsupportedQuery } from "../graph-refusal.ts";
import type { Item } from "./matches-filter.ts";

type Search =
  | { readonly kind: "and" | "or"; readonly left: Search; readonly right: Search }
  | { readonly kind: "clause"; readonly property: string; readonly text: string };

/** Properties `$search` takes on users. */
const searchable = [
  "displayName",
  "givenName",
  "surname",
  "mail",
  "userPrincipalName",
  "department",
  "jobTitle",
  "officeLocation",
  "companyName",
];

/** A `$search` as a test on objects: clauses `"property:text"`, with AND and OR outside the quotes (facts: graph.md §1.7). */
export function parseSearch(source: string): (item: Item) => boolean {
  const words = split(source);
  const search = readOr(words);
  if (words.length > 0) throw badQuery(`Syntax error in '${source}'.`);
  return (item) => matches(search, item);
}

/** Quoted clauses (with their opening quote kept as a mark), AND, OR and parentheses. */
function split(source: string): string[] {
  const words: string[] = [];
  const part = /\s+|"((?:[^"\\]|\\.)*)"|(AND|OR)(?=[\s("])|[()]/y;
  while (part.lastIndex < source.length) {
    const at = part.lastIndex;
    const found = part.exec(source);
    if (!found)
      throw badQuery(`Syntax error: character '${source[at] ?? ""}' is not valid at position ${at} in '${source}'.`);
    const [whole, clause] = found;
    if (clause !== undefined) words.push(`"${clause.replaceAll(/\\(.)/g, "$1")}`);
    else if (whole.trim() !== "") words.push(whole);
  }
  return words;
}

function readOr(words: string[]): Search {
  let left = readAnd(words);
  while (words[0] === "OR") {
    words.shift();
    left = { kind: "or", left, right: readAnd(words) };
  }
  return left;
}

function readAnd(words: string[]): Search {
  let left = readClause(words);
  while (words[0] === "AND") {
    words.shift();
    left = { kind: "and", left, right: readClause(words) };
  }
  return left;
}

function readClause(words: string[]): Search {
  const word = words.shift() ?? "";
  if (word === "(") {
    const inner = readOr(words);
    if (words.shift() !== ")") throw badQuery("Syntax error: ')' expected.");
    return inner;
  }
  const colon = word.indexOf(":");
  if (!word.startsWith('"') || colon < 0)
    throw badQuery(`Syntax error: a clause "property:text" was expected at '${word}'.`);
  const name = word.slice(1, colon);
  const property = searchable.find((known) => known.toLowerCase() === name.toLowerCase());
  if (property === undefined) throw unsupportedQuery(`Unsupported search property '${name}'.`);
  return { kind: "clause", property, text: word.slice(colon + 1).trim() };
}

function matches(search: Search, item: Item): boolean {
  switch (search.kind) {
    case "and":
      return matches(search.left, item) && matches(search.right, item);
    case "or":
      return matches(search.left, item) || matches(search.right, item);
    case "clause":
      return matchesClause(search, item);
  }
}

function matchesClause({ property, text }: Extract<Search, { kind: "clause" }>, item: Item): boolean {
  const value = item[property];
  if (typeof value !== "string" || text === "") return false;
  if (property !== "displayName") return value.toLowerCase().startsWith(text.toLowerCase());
  const words = tokensOf(value);
  return tokensOf(text).every((wanted) => words.some((word) => word.startsWith(wanted)));
}

/** Only the display name is cut into words; each wanted word must begin one of them. */
function tokensOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}
