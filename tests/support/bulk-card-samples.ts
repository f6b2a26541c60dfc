import { bulkCard } from "../../cards/bulk-card.ts";
import { bulkOutcomeCard } from "../../cards/bulk-outcome-card.ts";
import { bulkPausedCard } from "../../cards/bulk-paused-card.ts";
import { bulksCard } from "../../cards/bulks-card.ts";
import type { BulkCounts, BulkCustomer, BulkHead, BulkOutcome, BulkView } from "../../core/reset/bulk.ts";
import type { PendingReset } from "../../core/reset/pending-reset.ts";
import { ranOut } from "../../core/reset/ran-out.ts";
import { pausedBy } from "../../core/reset/refusal.ts";
import { aBulkHead, aCustomer } from "./builders/bulks.ts";
import { allGone, anOutcome, ended, kept, manyResets } from "./builders/resets.ts";
import type { CardSample } from "./card-sample.ts";

const customer = (customerName: string, people: number, part: Partial<BulkCustomer> = {}) =>
  aCustomer({ customerName, people, ...part });

const underWay: BulkView & { readonly head: BulkHead } = {
  head: aBulkHead(),
  counts: { done: 80, stillRegistered: 2, unproven: 0, failed: 1, leftOut: 0, changed: 1, left: 53 },
  customers: [
    customer("Contoso", 80, { left: 30, removals: 90, done: 50, heldMs: 11_200 }),
    customer("Fabrikam Residences and Hospitality Holding", 50, { left: 20, done: 27, awaitingSignIn: 20 }),
    customer("Adatum", 7, { left: 3, done: 3 }),
  ],
};

const failed = anOutcome({
  verdict: "failed",
  steps: allGone.map(({ removal }) => ({ removal, status: "still-registered", trouble: "forbidden" })),
});
const partial = anOutcome({
  verdict: "partial",
  kept,
  sessions: "failed",
  steps: allGone.map((step, index) =>
    index < 3 ? step : { removal: step.removal, status: "still-registered", trouble: "throttled" },
  ),
});

/** Ten people in every state a bulk can leave them in. */
function tenPeople(): PendingReset[] {
  const outcomes = [failed, partial, anOutcome({ verdict: "unproven" }), anOutcome({ verdict: "interrupted" })];
  return manyResets(10, (index) => {
    const outcome = outcomes[index];
    if (outcome)
      return ended(outcome, { id: `reset-${index}-aaaaaaaa`, position: index, plan: manyResets(10)[index]!.plan });
    if (index === 4) return { state: "cancelled" };
    if (index === 5) return { state: "superseded" };
    return { state: "ended", outcome: anOutcome({ sessions: "revoked" }) };
  });
}

const counts: BulkCounts = {
  ...{ done: 130, stillRegistered: 1, unproven: 1, failed: 2, leftOut: 2, changed: 1, left: 0 },
};
export const anOutcomeView: BulkOutcome = {
  ...{ head: { ...aBulkHead(), endedAt: "2026-11-24T15:10:00.000Z" }, counts },
  customers: [customer("Contoso", 80, { done: 76 }), customer("Fabrikam", 57, { done: 54 })],
  ...{ filter: "all", page: 0, listed: 137, inTrouble: 7, rows: tenPeople(), asCsv: false, offersFile: true },
};

/** Bulks in the states that matter. */
export function bulkCardSamples(): CardSample[] {
  const latest = tenPeople().slice(6, 9);
  const view = { ...underWay, latest, expectedMs: 95 * 60_000 };
  const why = pausedBy.toText({ refusal: "forbidden", tenantId: "tenant-0" });
  const ravi = { ...aBulkHead().operator, objectId: "o2", name: "Ravi Reader" };
  const byItself = { ...view, head: aBulkHead("paused", { why }) };
  const all = { done: 137, stillRegistered: 0, unproven: 0, failed: 0, leftOut: 0, changed: 0, left: 0 };
  const complete = { ...anOutcomeView, counts: all, inTrouble: 0, rows: tenPeople().slice(6) };
  const rows = [
    { head: aBulkHead(), left: 53 },
    { head: aBulkHead("paused", { total: 1200 }), left: 900 },
  ];
  const csvRows = Array.from({ length: 10 }, tenPeople).flat();
  return [
    { of: "bulk-card", when: "under way", card: bulkCard(view) },
    {
      of: "bulk-card",
      when: "paused by somebody",
      card: bulkCard({ ...view, head: aBulkHead("paused", { by: ravi }) }),
    },
    { of: "bulk-card", when: "paused by itself", card: bulkCard(byItself) },
    { of: "bulk-card", when: "cancelling", card: bulkCard({ ...view, head: aBulkHead("cancelled", { by: ravi }) }) },
    { of: "bulk-paused-card", when: "by itself", card: bulkPausedCard(byItself) },
    { of: "bulk-outcome-card", when: "partial", card: bulkOutcomeCard(anOutcomeView) },
    {
      of: "bulk-outcome-card",
      when: "complete",
      card: bulkOutcomeCard({ ...complete, customers: [customer("Contoso", 137)] }),
    },
    {
      of: "bulk-outcome-card",
      when: "cancelled, only trouble, second page",
      card: bulkOutcomeCard({
        ...anOutcomeView,
        ...{ head: aBulkHead("cancelled", { by: ravi }), filter: "trouble", page: 1, inTrouble: 17, listed: 17 },
      }),
    },
    {
      of: "bulk-outcome-card",
      when: "cancelled by itself",
      card: bulkOutcomeCard({ ...anOutcomeView, head: aBulkHead("cancelled", { why: ranOut.toText(24) }) }),
    },
    {
      of: "bulk-outcome-card",
      when: "as CSV",
      card: bulkOutcomeCard({ ...anOutcomeView, rows: csvRows, asCsv: true }),
    },
    { of: "bulks-card", when: "two", card: bulksCard(rows) },
    { of: "bulks-card", when: "none", card: bulksCard([]) },
  ];
}
