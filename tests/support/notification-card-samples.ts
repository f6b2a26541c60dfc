import { bulkNotificationCard } from "../../cards/bulk-notification-card.ts";
import { notificationCard } from "../../cards/notification-card.ts";
import { routesCard } from "../../cards/routes-card.ts";
import { aBulkHead, counts, inCustomer } from "./builders/bulks.ts";
import { allGone, anOutcome, batchId, ended, manyResets } from "./builders/resets.ts";
import type { CardSample } from "./card-sample.ts";

const view = {
  operatorName: "Olive Operator",
  customerName: "Contoso",
  act: "reset" as const,
  details: { reason: "lost" as const, ticket: "INC-1042", revokeSessions: true },
  batchId,
};

const half = anOutcome({
  verdict: "partial",
  steps: allGone.map((step, index) =>
    index < 3 ? step : { removal: step.removal, status: "still-registered", trouble: "forbidden" },
  ),
});

/** What channels are told, in the states that matter. */
export function notificationCardSamples(): CardSample[] {
  const several = [
    { name: "Alice Anders", outcome: anOutcome() },
    { name: "Bartholomew Maximilian Featherstonehaugh-Cholmondeley", outcome: half },
    { name: "Zoë Zimmermann", outcome: anOutcome({ verdict: "interrupted", steps: allGone.slice(0, 2) }) },
  ];
  const routes = [
    { customerName: "Contoso", daily: false },
    { customerName: "Fabrikam Residences and Hospitality Holding", daily: true },
  ];
  return [
    {
      of: "notification-card",
      when: "one person",
      card: notificationCard({
        ...view,
        results: [{ name: "Alice Anders", outcome: anOutcome({ sessions: "revoked" }) }],
      }),
    },
    { of: "notification-card", when: "several people", card: notificationCard({ ...view, results: several }) },
    ...bulkSamples(),
    {
      of: "routes-card",
      when: "two customers",
      card: routesCard({
        title: "Results are posted in this channel",
        text: 'Each reset is posted with its result, no methods and no numbers. "stop notifying" ends it.',
        routes,
      }),
    },
  ];
}

function bulkSamples(): CardSample[] {
  const exceptions = manyResets(10, (index) =>
    index === 9 ? { state: "superseded" } : ended(half, { position: index, plan: manyResets(10)[index]!.plan }),
  );
  const underWay = inCustomer({ counts: counts({ done: 40, left: 40 }) });
  const over = inCustomer({
    counts: counts({ done: 60, stillRegistered: 9, failed: 3, changed: 2, leftOut: 6 }),
    ...{ notSignedOut: 4, exceptions, exceptionsInAll: 18, endedAt: "2026-11-24T15:10:00.000Z" },
  });
  const customerName = "Contoso";
  const sample = (when: string, view: Parameters<typeof bulkNotificationCard>[0]) => ({
    ...{ of: "bulk-notification-card", when },
    card: bulkNotificationCard(view),
  });
  return [
    sample("under way", { ...underWay, head: aBulkHead(), customerName }),
    sample("paused by itself", { ...underWay, head: aBulkHead("paused", { why: "forbidden tenant-1" }), customerName }),
    sample("cancelled, with exceptions", { ...over, head: aBulkHead("cancelled"), customerName }),
  ];
}
