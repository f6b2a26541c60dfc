import { notificationCard } from "../../cards/notification-card.ts";
import { routesCard } from "../../cards/routes-card.ts";
import { allGone, anOutcome, batchId } from "./builders/resets.ts";
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
