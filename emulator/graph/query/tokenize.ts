import { badQuery } from "../graph-refusal.ts";

export interface Token {
  readonly kind: "word" | "string" | "punctuation" | "end";
  readonly text: string;
  readonly at: number;
}

const word = /[A-Za-z0-9_][\w./+-]*(?::\d\d[\w:.+-]*)?/y;

/** The words of an OData filter. In a string two single quotes stand for one; a date with its colons is one word. */
export function tokenize(filter: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < filter.length) {
    const char = filter[at] ?? "";
    if (char === " ") {
      at += 1;
      continue;
    }
    const token = char === "'" ? readString(filter, at) : readOther(filter, at);
    tokens.push(token.token);
    at = token.next;
  }
  tokens.push({ kind: "end", text: "", at });
  return tokens;
}

function readString(filter: string, start: number): { token: Token; next: number } {
  let text = "";
  for (let at = start + 1; at < filter.length; at += 1) {
    if (filter[at] !== "'") text += filter[at] ?? "";
    else if (filter[at + 1] === "'") {
      text += "'";
      at += 1;
    } else return { token: { kind: "string", text, at: start }, next: at + 1 };
  }
  throw badQuery(`There is an unterminated string literal at position ${filter.length} in '${filter}'.`);
}

function readOther(filter: string, start: number): { token: Token; next: number } {
  const char = filter[start] ?? "";
  if ("(),:".includes(char)) return { token: { kind: "punctuation", text: char, at: start }, next: start + 1 };
  word.lastIndex = start;
  const text = word.exec(filter)?.[0];
  if (text === undefined)
    throw badQuery(`Syntax error: character '${char}' is not valid at position ${start} in '${filter}'.`);
  return { token: { kind: "word", text, at: start }, next: start + text.length };
}
