import type { Action } from "../access/actions.ts";
import type { Details } from "../details.ts";
import type { Target } from "../directory/people.ts";

/** With what it was done, in place of this program. */
export type ElsewherePlace = "portal" | "script" | "other";

/** A record, so that the compiler misses a value that is left out. */
const everyPlace: Readonly<Record<ElsewherePlace, true>> = { portal: true, script: true, other: true };

/** In the order in which the card offers them. */
export const elsewherePlaces = Object.keys(everyPlace) as readonly ElsewherePlace[];

/** Whom an entry of the record is about. */
export type ElsewhereTarget = Pick<
  Target,
  "tenantId" | "objectId" | "displayName" | "userPrincipalName" | "customerName"
>;

/** What an operator says was done. */
export interface ElsewhereSaid {
  readonly place: ElsewherePlace;
  /** ISO 8601; unset: not said, or no time. */
  readonly doneAt?: string;
  /** `revokeSessions`: they were revoked as well. */
  readonly details: Details;
}

/** What stands in the way of recording it. */
export type ElsewhereMissing = "when" | "not-yet" | "too-long-ago" | "reason" | "verification" | "ticket";

/** A record on its way: open, or written down, which can't be taken back. */
export interface ElsewhereState {
  readonly kind: "elsewhere";
  readonly act: Action;
  readonly target: ElsewhereTarget;
  readonly said: ElsewhereSaid;
  /** ISO 8601. */
  readonly recordedAt?: string;
}

/** Clocks differ a little. */
const aheadMs = 5 * 60 * 1000;
/** What is older belongs into another record. */
const longestAgoMs = 30 * 24 * 60 * 60 * 1000;

/** Whether it can have been done when somebody says so. */
export function missingWhen(doneAt: string | undefined, now: Date): ElsewhereMissing[] {
  if (doneAt === undefined) return ["when"];
  const ago = now.getTime() - Date.parse(doneAt);
  if (ago < -aheadMs) return ["not-yet"];
  return ago > longestAgoMs ? ["too-long-ago"] : [];
}
