import type { Details } from "../details.ts";

/** More people than this are in no list. */
export const mostListed = 10_000;

/** What a row says of this person alone, beside what is said of all. */
export type OwnDetails = Partial<Pick<Details, "reason" | "reasonText" | "ticket" | "revokeSessions">>;

/** Who is named for certain. */
export type Exact =
  | { readonly by: "address"; readonly value: string }
  | { readonly by: "id"; readonly value: string; readonly tenantId?: string; readonly name?: string };

/** One person of a list: an address or an object id, never a name. */
export interface ListRow {
  /** Where it stands in the list, from 1. */
  readonly line: number;
  readonly named: Exact;
  /** As the list names it: a customer's name or tenant id. */
  readonly customer?: string;
  readonly own?: OwnDetails;
}

/** Why a row of a list names nobody. */
export type RowFault = "not-a-person" | "twice" | "too-long" | "too-many-columns" | "open-quote" | "unknown-customer";

export interface BadRow {
  readonly line: number;
  /** What stands there, cut where it is long. */
  readonly asked: string;
  readonly fault: RowFault;
}

/** A list of people as it was pasted or dropped. */
export interface PeopleList {
  readonly rows: readonly ListRow[];
  readonly bad: readonly BadRow[];
}

/** Why there is no list at all. */
export type ListFault = "list-empty" | "list-without-header" | "list-too-many" | "file-not-text" | FileFault;

/** Why a file could not be had. */
export type FileFault = "file-several" | "file-too-big" | "file-elsewhere" | "file-unreachable";
