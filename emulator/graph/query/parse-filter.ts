import { badQuery } from "../graph-refusal.ts";
import { type Token, tokenize } from "./tokenize.ts";

export type Literal = string | number | boolean | null;
export type Comparison = "eq" | "ne" | "gt" | "ge" | "lt" | "le";
export type TextFunction = "startswith" | "endswith" | "contains";

/** A filter as a tree. `path` is a property, or a path with slashes. */
export type Filter =
  | { readonly kind: "and" | "or"; readonly left: Filter; readonly right: Filter }
  | { readonly kind: "not"; readonly of: Filter }
  | { readonly kind: "compare"; readonly path: string; readonly operator: Comparison; readonly value: Literal }
  | { readonly kind: "in"; readonly path: string; readonly values: readonly Literal[] }
  | { readonly kind: "text"; readonly name: TextFunction; readonly path: string; readonly value: string }
  | { readonly kind: "any"; readonly path: string; readonly variable: string; readonly of: Filter };

const comparisons: readonly string[] = ["eq", "ne", "gt", "ge", "lt", "le"] satisfies Comparison[];
const textFunctions: readonly string[] = ["startswith", "endswith", "contains"] satisfies TextFunction[];

/** Reads an OData `$filter`; what can't be read is a 400 that tells the position. */
export function parseFilter(source: string): Filter {
  const reader = new Reader(source);
  const filter = readOr(reader);
  reader.expectEnd();
  return filter;
}

class Reader {
  readonly #source: string;
  readonly #tokens: Token[];
  #at = 0;

  constructor(source: string) {
    this.#source = source;
    this.#tokens = tokenize(source);
  }

  peek(): Token {
    return this.#tokens[this.#at] ?? { kind: "end", text: "", at: this.#source.length };
  }

  next(): Token {
    const token = this.peek();
    this.#at += 1;
    return token;
  }

  /** Takes the next token if it is this word (in any case of letters) or sign. */
  take(text: string): boolean {
    const token = this.peek();
    if (token.kind === "string" || token.text.toLowerCase() !== text) return false;
    this.#at += 1;
    return true;
  }

  expect(text: string): void {
    if (!this.take(text)) throw this.fault(this.peek());
  }

  expectWord(): string {
    const token = this.next();
    if (token.kind !== "word") throw this.fault(token);
    return token.text;
  }

  expectEnd(): void {
    if (this.peek().kind !== "end") throw this.fault(this.peek());
  }

  fault(token: Token): Error {
    return badQuery(`Invalid filter clause: syntax error at position ${token.at} in '${this.#source}'.`);
  }
}

function readOr(reader: Reader): Filter {
  let left = readAnd(reader);
  while (reader.take("or")) left = { kind: "or", left, right: readAnd(reader) };
  return left;
}

function readAnd(reader: Reader): Filter {
  let left = readUnary(reader);
  while (reader.take("and")) left = { kind: "and", left, right: readUnary(reader) };
  return left;
}

function readUnary(reader: Reader): Filter {
  if (reader.take("not")) return { kind: "not", of: readUnary(reader) };
  if (!reader.take("(")) return readTerm(reader);
  const inner = readOr(reader);
  reader.expect(")");
  return inner;
}

function readTerm(reader: Reader): Filter {
  const path = reader.expectWord();
  if (reader.take("("))
    return path.toLowerCase().endsWith("/any") ? readAny(reader, path.slice(0, -4)) : readText(reader, path);
  if (reader.take("in")) return { kind: "in", path, values: readList(reader) };
  const token = reader.next();
  const operator = token.text.toLowerCase();
  if (!isComparison(operator)) throw reader.fault(token);
  return { kind: "compare", path, operator, value: readLiteral(reader) };
}

function readText(reader: Reader, word: string): Filter {
  const name = word.toLowerCase();
  if (!isTextFunction(name)) throw badQuery(`An unknown function with name '${word}' was found.`);
  const path = reader.expectWord();
  reader.expect(",");
  const token = reader.next();
  if (token.kind !== "string") throw reader.fault(token);
  reader.expect(")");
  return { kind: "text", name, path, value: token.text };
}

function readAny(reader: Reader, path: string): Filter {
  const variable = reader.expectWord();
  reader.expect(":");
  const of = readOr(reader);
  reader.expect(")");
  return { kind: "any", path, variable, of };
}

function readList(reader: Reader): Literal[] {
  reader.expect("(");
  const values = [readLiteral(reader)];
  while (reader.take(",")) values.push(readLiteral(reader));
  reader.expect(")");
  return values;
}

function readLiteral(reader: Reader): Literal {
  const token = reader.next();
  if (token.kind === "string") return token.text;
  if (token.kind !== "word") throw reader.fault(token);
  const lower = token.text.toLowerCase();
  if (lower === "null") return null;
  if (lower === "true" || lower === "false") return lower === "true";
  if (/^\d+$/.test(lower)) return Number(lower);
  // A bare date or GUID; any other bare word is a property, which Graph does not compare with.
  if (/^[\da-f]{8}-|^\d{4}-\d\d-\d\d/.test(lower)) return token.text;
  throw reader.fault(token);
}

function isComparison(word: string): word is Comparison {
  return comparisons.includes(word);
}

function isTextFunction(word: string): word is TextFunction {
  return textFunctions.includes(word);
}
