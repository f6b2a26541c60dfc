import { alwaysRevokes, cleanReasonText, cleanTicket } from "../clean-details.ts";
import type { Details } from "../details.ts";
import { readReason } from "../read-reason.ts";
import { type Mention, showMarks } from "./mention-marks.ts";
import { outsideQuotes } from "./outside-quotes.ts";

/** A sentence taken apart: whom it is about, and what was said beside that. */
export interface Clauses {
  readonly head: string;
  /** The words after the head, as typed. */
  readonly tail: string;
  readonly inCustomer?: string;
  readonly details: Details;
}

/** Where a clause stands: from its first separator to its value. */
interface Place {
  readonly word: "in" | "because";
  readonly start: number;
  readonly valueStart: number;
}

/** Each needs something before it and something after it, or its word belongs to a name. */
const clauseWords = {
  in: /[ ,;(]+in +(?=[^ ])/i,
  because: /[ ,;(]+because:?(?: of)? +(?=[^ ])/i,
} as const;

/** One token, then the end or another clause: "his ticket to Berlin" is no ticket. */
const ticketClause =
  /[ ,;(]+ticket:? +(?<id>#?[A-Za-z0-9](?:[A-Za-z0-9._#/-]*[A-Za-z0-9])?)[.,;)]*(?=$| +(?:in|because)\b)/i;

/** Splits off `in <customer>`, `because <words>` and `ticket <id>`, in any order, each once and never inside quotes. */
export function readClauses(text: string, mentions: readonly Mention[]): Clauses {
  const ticket = readTicket(text);
  const rest = text.slice(0, ticket.start) + text.slice(ticket.end);
  const places = findPlaces(rest);
  const headEnd = Math.min(ticket.start, places[0]?.start ?? text.length);
  const said = (word: Place["word"]): string => showMarks(valueOf(word, places, rest), mentions);
  const customer = unwrap(said("in"));
  return {
    head: text.slice(0, headEnd),
    tail: text.slice(headEnd).replace(/^[ ,;]+/, ""),
    ...(customer && { inCustomer: customer }),
    details: detailsFrom(cleanReasonText(said("because")), cleanTicket(ticket.id)),
  };
}

/** The ticket and where its clause stands; without one, an empty stretch at the end. */
function readTicket(text: string): { id: string; start: number; end: number } {
  const found = ticketClause.exec(outsideQuotes(text));
  if (!found) return { id: "", start: text.length, end: text.length };
  return { id: found.groups?.["id"] ?? "", start: found.index, end: found.index + found[0].length };
}

function findPlaces(text: string): readonly Place[] {
  const visible = outsideQuotes(text);
  const places: Place[] = [];
  for (const word of ["in", "because"] as const) {
    const found = clauseWords[word].exec(visible);
    if (found) places.push({ word, start: found.index, valueStart: found.index + found[0].length });
  }
  return places.sort((a, b) => a.start - b.start);
}

function valueOf(word: Place["word"], places: readonly Place[], text: string): string {
  const index = places.findIndex((place) => place.word === word);
  const place = places[index];
  return place ? text.slice(place.valueStart, places[index + 1]?.start) : "";
}

/** Without the quotes around it, and without what a list or a bracket left at its end. */
function unwrap(value: string): string {
  const open = value.includes("(") ? value : value.replace(/\)+$/, "");
  return open
    .replace(/[ ,;]+$/, "")
    .replaceAll('"', "")
    .trim();
}

function detailsFrom(words: string, ticket: string): Details {
  const reason = words ? readReason(words) : undefined;
  return {
    ...(reason && { reason, reasonText: words }),
    ...(ticket && { ticket }),
    revokeSessions: alwaysRevokes(reason),
  };
}
