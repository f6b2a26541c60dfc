import { excludedPageCard } from "../../cards/excluded-page-card.ts";
import { readingCard } from "../../cards/reading-card.ts";
import { summaryCard } from "../../cards/summary-card.ts";
import { summaryClosedCard } from "../../cards/summary-closed-card.ts";
import type { Excluded } from "../../core/reset/excluded.ts";
import type { Summary, SummaryFigures } from "../../core/reset/summary.ts";
import { aTarget, batchId, easyRule, manyResets } from "./builders/resets.ts";
import type { CardSample } from "./card-sample.ts";

export const aSummary: Summary = {
  batchId,
  operator: { tenantId: "11111111-1111-4111-8111-111111111111", objectId: "o1", name: "Olive Operator" },
  conversationId: "c1",
  act: "reset",
  details: { revokeSessions: false },
  state: "ready",
  asked: 160,
  read: 160,
  people: 137,
  expiresAt: "2026-11-24T14:13:00.000Z",
};

const excluded: readonly Excluded[] = [
  { why: "bad-row", asked: "not somebody", fault: "not-a-person", line: 7 },
  { why: "bad-row", asked: "Nowhere Ltd", fault: "unknown-customer", line: 9 },
  { why: "twice", target: aTarget(), line: 12 },
  { why: "denied", target: aTarget(), denial: { why: "desk-never", customerName: "Contoso" }, line: 20 },
  { why: "could-not-read", asked: "bob@fabrikam.com", problem: "graph-unreachable", line: 31 },
  { why: "not-found", asked: "=cmd|'/c calc'!A1@x.y", searched: ["Contoso", "Fabrikam"], near: [], line: 33 },
];

export const someFigures: SummaryFigures = {
  people: 136,
  customers: [
    { tenantId: "t0", customerName: "Contoso", people: 80, removals: 200 },
    { tenantId: "t1", customerName: "Fabrikam", people: 50, removals: 130 },
    { tenantId: "t2", customerName: "Adatum", people: 6, removals: 12 },
  ],
  ...{ deletes: 330, switchesOff: 12, kept: 88, flagged: 4, unread: 1, guests: 2, ownReasons: 0, ownTickets: 0 },
  warnings: [
    { warning: "administrator", people: 2, names: ["Ada Admin", "Bo Boss"] },
    { warning: "method-added", people: 30, names: ["A", "B", "C", "D", "E", "F", "G", "H"] },
  ],
  leftOut: 1,
  excluded: excluded.map((first) => ({ people: 4, first })),
};

const longName = "Maximiliane-Theodora von und zu Hohenlohe-Langenburg-Schillingsfürst ".repeat(3);

const own = { reason: "stolen", reasonText: "stolen", ticket: "INC-".repeat(25), revokeSessions: true } as const;

/** A summary of many people in the states that matter. */
export function summaryCardSamples(): CardSample[] {
  const rows = (long = false) =>
    manyResets(10, (index) => {
      const target = { userPrincipalName: `person${index}@contoso.com`, customerName: "Contoso" };
      const displayName = long ? longName : `Person Number ${index + 1}`;
      const plan = manyResets(10)[index]!.plan;
      return { plan: { ...plan, target: { ...plan.target, ...target, displayName } } };
    }).map((reset, index) => ({ reset: long ? { ...reset, own } : reset, leftOut: index === 3 }));
  const view = {
    summary: aSummary,
    figures: someFigures,
    page: 0,
    rows: rows(),
    expectedMs: 6_000_000,
    rule: easyRule,
  };
  const strict = { ...easyRule, requireReason: true, requireVerification: true, requireTicket: true };
  return [
    { of: "summary-card", when: "of many people", card: summaryCard(view) },
    {
      of: "summary-card",
      when: "the longest names, a page further, something missing",
      card: summaryCard({
        ...view,
        rows: rows(true),
        page: 3,
        rule: strict,
        missing: ["reason", "ticket"],
        changed: true,
      }),
    },
    { of: "reading-card", when: "a list is read", card: readingCard({ ...aSummary, state: "reading", read: 120 }) },
    {
      of: "summary-closed-card",
      when: "stopped",
      card: summaryClosedCard({ ...aSummary, state: "stopped", why: "too-many-people" }),
    },
    { of: "summary-closed-card", when: "run out", card: summaryClosedCard(aSummary) },
    { of: "summary-closed-card", when: "cancelled", card: summaryClosedCard({ ...aSummary, state: "cancelled" }) },
    {
      of: "excluded-page-card",
      when: "six of them",
      card: excludedPageCard({ batchId, all: 6, page: 0, excluded }),
    },
    {
      of: "excluded-page-card",
      when: "very many",
      card: excludedPageCard({
        ...{ batchId, all: 900, page: 3 },
        excluded: Array.from({ length: 200 }, (_, index) => ({ ...excluded[index % 6]!, line: index + 30 })),
      }),
    },
  ];
}
