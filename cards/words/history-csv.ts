import { csvLine } from "../../core/csv.ts";
import type { Details } from "../../core/details.ts";
import type { HistoryRow } from "../../core/history.ts";
import { historyWords } from "./history-words.ts";
import { reasonText } from "./reason-text.ts";

/** The history as lines of CSV with a head line: what the card shows, and the reset id. */
export function historyCsv(rows: readonly HistoryRow[]): string[] {
  const head = ["time", "customer", "user", "address", "what", "operator", "reason", "ticket", "reset id"];
  return [head, ...rows.map(cells)].map(csvLine);
}

function cells({ at, customerName, target, what, operatorName = "", resetId = "" }: HistoryRow): string[] {
  const { displayName, userPrincipalName } = target ?? nobody;
  return [at, customerName, displayName, userPrincipalName, historyWords(what), operatorName, ...said(what), resetId];
}

const nobody = { displayName: "", userPrincipalName: "" };

function said(what: HistoryRow["what"]): [reason: string, ticket: string] {
  const details: Partial<Details> = ("details" in what ? what.details : undefined) ?? {};
  const { reason, ticket = "" } = details;
  return [reasonText(reason, details), ticket];
}
