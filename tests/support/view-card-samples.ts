import { excludedCard } from "../../cards/excluded-card.ts";
import { methodsCard } from "../../cards/methods-card.ts";
import { outcomeCard } from "../../cards/outcome-card.ts";
import { reviewCard } from "../../cards/review-card.ts";
import { userCard } from "../../cards/user-card.ts";
import { usersCard } from "../../cards/users-card.ts";
import { planNothing } from "../../core/reset/plan-reset.ts";
import { anOutcome, aReset, aTarget, batchId, easyRule, manyResets, now } from "./builders/resets.ts";
import { aMethodsRow, aMethodsView, aRow, aUsersView, aUserView, nothing, viewId } from "./builders/views.ts";
import type { CardSample } from "./card-sample.ts";
import { summaryCardSamples } from "./summary-card-samples.ts";

/** The views, and what is particular to revoking sessions. */
export function viewCardSamples(): CardSample[] {
  return [...lists(), ...details(), ...revokes(), ...summaryCardSamples()];
}

const longNames = {
  displayName: "Maximiliana Wolfeschlegelsteinhausen-Bergerdorff (external, on leave until spring)",
  userPrincipalName: "maximiliana.wolfeschlegelsteinhausen-bergerdorff_fabrikam.example#EXT#@contoso.example",
  customerName: "Contoso Holdings of the Northern Provinces and Islands, Limited",
} as const;
const methods = ["mobile-phone", "alternate-mobile-phone", "authenticator", "software-oath", "passkey"] as const;

function lists(): CardSample[] {
  const ticked = [aRow(0), aRow(3), aRow(44)];
  return [
    { of: "users-card", when: "two customers, three selected", card: usersCard(aUsersView({ ticked })) },
    {
      of: "users-card",
      when: "a role is missing, a customer silent",
      card: usersCard(
        aUsersView({
          ...{ page: 0, rows: [aRow(0), aRow(1, { userType: "guest", enabled: false })], count: 2, hasNext: false },
          ...{ search: "ali", filter: "guests", actions: { ...nothing, missing: nothing.missing.slice(0, 1) } },
          silent: [{ tenantId: "tenant-2", customerName: "Adatum", reason: "slow" }],
        }),
      ),
    },
    {
      of: "users-card",
      when: "the longest names",
      card: usersCard(aUsersView({ rows: Array.from({ length: 10 }, (_, index) => aRow(index, longNames)) })),
    },
    { of: "methods-card", when: "two customers", card: methodsCard(aMethodsView({ ticked: ticked.slice(0, 1) })) },
    {
      of: "methods-card",
      when: "without the report",
      card: methodsCard(
        aMethodsView({
          customers: ["tenant-0"],
          ...{ page: 0, rows: [aMethodsRow(0), aMethodsRow(2)], hasNext: false, filter: "phone-only" },
          withoutReport: [{ customerName: "Adatum", why: "no-licence" }],
        }),
      ),
    },
    {
      of: "methods-card",
      when: "the longest names, many methods",
      card: methodsCard(
        aMethodsView({ rows: Array.from({ length: 10 }, (_, index) => aMethodsRow(index, { ...longNames, methods })) }),
      ),
    },
  ];
}

function details(): CardSample[] {
  return [
    { of: "user-card", when: "summary", card: userCard(aUserView()) },
    { of: "user-card", when: "authentication methods", card: userCard(aUserView({ tab: "methods" })) },
    {
      of: "user-card",
      when: "nothing may be done",
      card: userCard(
        aUserView({
          actions: [],
          denial: {
            why: "entra-role-missing",
            needs: "Privileged Authentication Administrator",
            customerName: "Contoso",
          },
          more: { lastSignIn: "unreadable" },
        }),
      ),
    },
  ];
}

function revokes(): CardSample[] {
  const act = "revoke-sessions";
  const plan = planNothing(aTarget(), now);
  const revoke = aReset({ act, plan, details: { revokeSessions: true }, from: viewId });
  const ended = anOutcome({ steps: [], kept: [], sessions: "revoked" });
  const several = manyResets(2, () => ({ act, plan, details: { revokeSessions: true } }));
  const guest = aTarget({ userType: "guest", displayName: "Gus Guest" });
  const review = { batchId, excluded: [], rule: easyRule, now };
  return [
    { of: "review-card", when: "revoke sessions", card: reviewCard({ ...review, resets: [revoke] }) },
    {
      of: "review-card",
      when: "revoke sessions of several, a guest left out",
      card: reviewCard({ ...review, resets: several, excluded: [{ why: "guest-sessions", target: guest }] }),
    },
    {
      of: "outcome-card",
      when: "sessions revoked",
      card: outcomeCard({ batchId, resets: [{ ...revoke, state: "ended", outcome: ended }], now }),
    },
    {
      of: "excluded-card",
      when: "revoke sessions of a guest",
      card: excludedCard({ act, excluded: [{ why: "guest-sessions", target: guest }] }),
    },
  ];
}
