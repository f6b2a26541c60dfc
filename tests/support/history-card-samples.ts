import { historyCard } from "../../cards/history-card.ts";
import type { HistoryRow, HistoryWhat } from "../../core/history.ts";
import { counts } from "./builders/bulks.ts";
import { aTarget, batchId } from "./builders/resets.ts";
import type { CardSample } from "./card-sample.ts";

const details = { reason: "lost", reasonText: "left on the train", ticket: "INC-1042", revokeSessions: true } as const;
const ended = { did: "ended", act: "reset", verdict: "complete", gone: 5, confirmed: 5, sessions: "revoked" } as const;

const whats: readonly HistoryWhat[] = [
  { ...ended, details },
  { ...ended, verdict: "partial", gone: 3, sessions: "not-asked" },
  { ...ended, act: "revoke-sessions", gone: 0, confirmed: 0 },
  { did: "denied" },
  { did: "cancelled" },
  { did: "expired" },
  { did: "superseded" },
  { did: "elsewhere", act: "reset", place: "portal", doneAt: "2026-11-24T09:30:00.000Z", details },
];

const guest = aTarget({
  displayName: "Alice Baker",
  userPrincipalName: "alice.baker_fabrikam.com#EXT#@contoso.onmicrosoft.com",
});

function aRow(what: HistoryWhat, index: number): HistoryRow {
  const target = index % 2 === 0 ? aTarget() : guest;
  const at = new Date(Date.parse("2026-11-24T14:03:00.000Z") - index * 3_600_000).toISOString();
  const { tenantId, customerName } = target;
  return { at, operatorName: "Olive Operator", tenantId, customerName, target, resetId: `r${index}aaaaaaaaaa`, what };
}

const rows = Array.from({ length: 50 }, (_, index) => aRow(whats[index % whats.length] ?? { did: "denied" }, index));
const exported: HistoryRow = {
  ...{ at: "2026-11-24T14:05:00.000Z", tenantId: aTarget().tenantId, customerName: "Contoso" },
  what: { did: "exported", rows: 1 },
};

const bulk = { tenantId: aTarget().tenantId, customerName: "Contoso", batchId } as const;
const ofBulk: readonly HistoryRow[] = [
  {
    ...{ ...bulk, at: "2026-11-24T14:04:00.000Z", operatorName: "Olive Operator" },
    what: { did: "bulk", change: "ended", people: 40, counts: counts({ done: 36, stillRegistered: 2, failed: 2 }) },
  },
  {
    ...{ ...bulk, at: "2026-11-24T13:04:00.000Z" },
    what: { did: "bulk", change: "paused", people: 18, refusal: "forbidden" },
  },
  {
    ...{ ...bulk, at: "2026-11-24T12:04:00.000Z", operatorName: "Olive Operator" },
    what: { did: "bulk", change: "started", people: 40, act: "reset", details },
  },
];

/** The history in the states that matter. */
export function historyCardSamples(): CardSample[] {
  const view = { viewId: "view-aaaaaaaa", page: 1, count: 137, search: "alice", customers: ["Contoso", "Fabrikam"] };
  const first = { ...view, page: 0, rows: [exported, ...ofBulk, ...rows.slice(0, 6)] };
  const nothing = { ...view, page: 0, rows: [], count: 0, search: "" };
  return [
    { of: "history-card", when: "first page", card: historyCard(first) },
    { of: "history-card", when: "taken out", card: historyCard({ ...view, rows: rows.slice(0, 10), exported: rows }) },
    { of: "history-card", when: "nothing recorded", card: historyCard(nothing) },
  ];
}
