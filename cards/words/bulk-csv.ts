import { csvLine } from "../../core/csv.ts";
import { shortReference } from "../../core/reference.ts";
import type { Excluded } from "../../core/reset/excluded.ts";
import type { StepStatus } from "../../core/reset/outcome.ts";
import type { PendingReset } from "../../core/reset/pending-reset.ts";
import { refusalOf } from "../../core/reset/refusal.ts";
import { excludedKind } from "../parts/excluded-lines.ts";
import { reasonText } from "./reason-text.ts";
import { refusalWords } from "./refusal-words.ts";
import { verdictNames } from "./verdict-words.ts";

const head = [
  ...["user", "address", "user id", "customer", "customer id", "result", "deleted", "switched off", "already gone"],
  ...["still registered", "kept", "sessions", "why", "reason", "ticket", "reference"],
];

/** What became of each person as lines of CSV with a head line; ids, addresses and counts, no number and no device. */
export function bulkCsv(resets: readonly PendingReset[]): string[] {
  return [head, ...resets.map(cells)].map(csvLine);
}

/** Who was asked for and was never part of it, in the same columns: rejected rows of a list with their line. */
export function excludedCsv(excluded: readonly Excluded[], batchId: string): string[] {
  return excluded.map((one) => csvLine(excludedCells(one, batchId)));
}

function excludedCells(one: Excluded, batchId: string): string[] {
  const nobody = {
    displayName: "asked" in one ? one.asked : "",
    userPrincipalName: "",
    objectId: "",
    customerName: "",
    tenantId: "",
  };
  const { displayName, userPrincipalName, objectId, customerName, tenantId } = "target" in one ? one.target : nobody;
  const where = one.line === undefined ? "" : `line ${one.line}: `;
  return [
    ...[displayName, userPrincipalName, objectId, customerName, tenantId, "Not part of it"],
    ...["0", "0", "0", "0", "0", "not-asked", `${where}${excludedKind(one)}`],
    ...["", "", shortReference(batchId)],
  ];
}

function cells(reset: PendingReset): string[] {
  const { plan, details, batchId } = reset;
  const { displayName, userPrincipalName, objectId, customerName, tenantId } = plan.target;
  const { reason, ticket = "" } = details;
  return [
    ...[displayName, userPrincipalName, objectId, customerName, tenantId],
    ...results(reset),
    reasonText(reason, details),
    ...[ticket, shortReference(batchId)],
  ];
}

function results({ plan, outcome, state, sessions = "not-asked" }: PendingReset): string[] {
  if (!outcome) return [stateNames[state], "0", "0", "0", "0", String(plan.kept.length), sessions, ""];
  const number = (...statuses: StepStatus[]) =>
    String(outcome.steps.filter(({ status }) => statuses.includes(status)).length);
  const refusal = refusalOf(outcome);
  return [
    verdictNames[outcome.verdict],
    ...[number("deleted"), number("deactivated"), number("already-gone")],
    ...[number("still-registered", "not-tried"), String(outcome.kept.length), outcome.sessions],
    refusal ? refusalWords(refusal) : "",
  ];
}

const stateNames: Readonly<Record<PendingReset["state"], string>> = {
  pending: "Not confirmed",
  "waiting-for-verification": "Not confirmed",
  "waiting-for-approval": "Not confirmed",
  claimed: "Not begun",
  begun: "Under way",
  ended: "Ended",
  cancelled: "Left out",
  superseded: "Changed since the summary",
};
