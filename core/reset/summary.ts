import type { Action } from "../access/actions.ts";
import type { Details } from "../details.ts";
import type { Operator } from "../directory/people.ts";
import type { ProblemCode } from "../problem.ts";
import type { Warning } from "./brief.ts";
import type { Excluded } from "./excluded.ts";
import type { PendingReset } from "./pending-reset.ts";

/** More people than this are shown on pages, without a choice of single methods. */
export const mostOnOneCard = 10;
/** More people than this are read in the background, with a card that says how far. */
export const mostReadAtOnce = 25;

/** A batch as a whole, until it is confirmed. */
export interface Summary {
  readonly batchId: string;
  readonly operator: Operator;
  /** The conversation whose card may confirm it. */
  readonly conversationId: string;
  readonly act: Action;
  /** The view it was asked from. */
  readonly from?: string;
  /** Said of all; page turns keep what was filled in. */
  readonly details: Details;
  readonly state: "reading" | "ready" | "stopped" | "cancelled";
  /** Why it was stopped. */
  readonly why?: ProblemCode | "interrupted";
  /** How many people were asked for, how many of them were looked at, and how many can be reset. */
  readonly asked: number;
  readonly read: number;
  readonly people: number;
  /** ISO 8601; unset: not ready yet. */
  readonly expiresAt?: string;
}

/** What is about to happen, added up over everybody who is not left out. */
export interface SummaryFigures {
  readonly people: number;
  readonly customers: readonly CustomerFigures[];
  readonly deletes: number;
  readonly switchesOff: number;
  readonly kept: number;
  readonly flagged: number;
  /** People whose hardware tokens could not be read. */
  readonly unread: number;
  readonly guests: number;
  /** People whose own row says a reason, and a ticket. */
  readonly ownReasons: number;
  readonly ownTickets: number;
  readonly warnings: readonly WarningFigures[];
  /** Taken out by the operator. */
  readonly leftOut: number;
  readonly excluded: readonly ExcludedFigures[];
}

export interface CustomerFigures {
  readonly tenantId: string;
  readonly customerName: string;
  readonly people: number;
  /** Methods to delete or switch off. */
  readonly removals: number;
}

export interface WarningFigures {
  readonly warning: Warning;
  readonly people: number;
  /** Of the first few. */
  readonly names: readonly string[];
}

/** People who can't be part of it, for one reason. */
export interface ExcludedFigures {
  readonly people: number;
  readonly first: Excluded;
}

/** One person on a page. */
export interface SummaryRow {
  readonly reset: PendingReset;
  readonly leftOut: boolean;
}

/** A page of a summary as its card shows it. */
export interface SummaryView {
  readonly summary: Summary;
  readonly figures: SummaryFigures;
  /** Index of the page, from 0. */
  readonly page: number;
  readonly rows: readonly SummaryRow[];
  /** How long it will take, in milliseconds. */
  readonly expectedMs: number;
}

/** Whether it goes on pages: what is still being read may become many. */
export function isOfMany({ state, people }: Pick<Summary, "state" | "people">): boolean {
  return state !== "ready" || people > mostOnOneCard;
}

/** Nobody confirmed it in time. */
export function hasRunOut({ state, expiresAt }: Pick<Summary, "state" | "expiresAt">, now: Date): boolean {
  return state === "ready" && expiresAt !== undefined && now.getTime() >= Date.parse(expiresAt);
}
