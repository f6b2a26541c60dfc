import { channelNoteCard } from "../../cards/channel-note-card.ts";
import { chooseCard } from "../../cards/choose-card.ts";
import { closedCard } from "../../cards/closed-card.ts";
import { excludedCard } from "../../cards/excluded-card.ts";
import { helpCard } from "../../cards/help-card.ts";
import { lookingUpCard } from "../../cards/looking-up-card.ts";
import { meantCard } from "../../cards/meant-card.ts";
import { noticeCard } from "../../cards/notice-card.ts";
import { outcomeCard } from "../../cards/outcome-card.ts";
import { problemCard } from "../../cards/problem-card.ts";
import { reviewCard } from "../../cards/review-card.ts";
import { signInCard } from "../../cards/sign-in-card.ts";
import { whoAmICard } from "../../cards/who-am-i-card.ts";
import type { Excluded } from "../../core/reset/excluded.ts";
import type { Step } from "../../core/reset/outcome.ts";
import * as made from "./builders/resets.ts";
import { bulkCardSamples } from "./bulk-card-samples.ts";
import type { CardSample } from "./card-sample.ts";
import { customersCardSamples } from "./customers-card-samples.ts";
import { elsewhereCardSamples } from "./elsewhere-card-samples.ts";
import { historyCardSamples } from "./history-card-samples.ts";
import { notificationCardSamples } from "./notification-card-samples.ts";
import { viewCardSamples } from "./view-card-samples.ts";
import { workingCardSamples } from "./working-card-samples.ts";

const { aReset, aTarget, allGone, anOutcome, batchId, easyRule, ended, kept, now } = made;

const otherAlice = aTarget({
  objectId: "a2",
  displayName: "Alice Baker",
  userPrincipalName: "alice.baker_fabrikam.com#EXT#@contoso.onmicrosoft.com",
  userType: "guest",
  enabled: false,
});

export const leftOut: readonly Excluded[] = [
  { why: "not-found", asked: "alcie", searched: ["Contoso", "Fabrikam"], near: [aTarget(), otherAlice] },
  { why: "ambiguous", asked: "ali", matches: [aTarget(), otherAlice] },
  { why: "mention-unresolved", asked: "Bob" },
  {
    why: "denied",
    target: otherAlice,
    denial: { why: "entra-role-missing", needs: "Privileged Authentication Administrator", customerName: "Contoso" },
  },
  { why: "nothing-to-reset", target: aTarget(), kept, hardwareUnread: true },
  { why: "could-not-read", asked: "zoe@contoso.com", problem: "graph-throttled" },
];

const someLeft: readonly Step[] = allGone.map((step, index) => {
  if (index < 3) return step;
  return { removal: step.removal, status: "still-registered", trouble: index === 3 ? "forbidden" : "default-method" };
});

const partial = anOutcome({
  verdict: "partial",
  steps: someLeft,
  kept,
  appeared: [{ id: "x", kind: "authenticator", label: "Galaxy S9" }],
  sessions: "failed",
});

const review = { batchId, excluded: [], rule: easyRule, now };

/** Every card in the states that matter, for the tests and for the pictures in docs/cards. */
export function cardSamples(): CardSample[] {
  return [
    ...others(),
    ...customersCardSamples(),
    ...reviews(),
    ...results(),
    ...bulkCardSamples(),
    ...viewCardSamples(),
    ...notificationCardSamples(),
    ...elsewhereCardSamples(),
    ...historyCardSamples(),
  ];
}

function reviews(): CardSample[] {
  const serious = aReset({
    administrator: true,
    lastResetAt: "2026-11-24T02:10:00Z",
    plan: made.aPlan({ target: otherAlice, hardwareUnreadable: "forbidden", changeDefaultTo: "voiceMobile" }),
    details: { reason: "stolen", reasonText: "stolen on the train", ticket: "INC-1042", revokeSessions: true },
  });
  const strict = { ...easyRule, requireReason: true, requireVerification: true, requireTicket: true };
  return [
    { of: "review-card", when: "one person", card: reviewCard({ ...review, resets: [aReset()] }) },
    {
      of: "review-card",
      when: "warnings, something missing, something changed",
      card: reviewCard({ ...review, resets: [serious], rule: strict, missing: ["verification"], changed: true }),
    },
    {
      of: "review-card",
      when: "several people, some left out",
      card: reviewCard({ ...review, resets: made.manyResets(3), excluded: leftOut.slice(0, 4) }),
    },
  ];
}

function results(): CardSample[] {
  const interrupted = anOutcome({ verdict: "interrupted", steps: someLeft.slice(0, 5), kept: [] });
  const several = [ended(anOutcome()), ended(partial), ended(anOutcome({ verdict: "unproven" }))].map(
    (reset, position) => ({
      ...reset,
      position,
    }),
  );
  const outcome = (when: string, resets: typeof several): CardSample => ({
    of: "outcome-card",
    when,
    card: outcomeCard({ batchId, resets, now }),
  });
  return [
    ...workingCardSamples(),
    outcome("complete", [
      ended(anOutcome({ sessions: "revoked" }), { details: { reason: "lost", revokeSessions: true } }),
    ]),
    outcome("partial", [ended(partial)]),
    outcome("interrupted", [ended(interrupted)]),
    outcome("several people", several),
    { of: "closed-card", when: "expired", card: closedCard({ batchId, resets: [aReset()], why: "expired" }) },
    {
      of: "closed-card",
      when: "cancelled",
      card: closedCard({ batchId, resets: [aReset()], why: "cancelled", by: "Olive Operator" }),
    },
  ];
}

function others(): CardSample[] {
  const people = [{ name: "Alice Anders", customerName: "Contoso" }];
  const note = { operatorName: "Olive Operator", people, counts: { people: 1, customers: 1 }, reference: batchId };
  return [
    { of: "help-card", when: "asked for", card: helpCard({ operatorName: "Olive Operator" }) },
    {
      of: "help-card",
      when: "not understood",
      card: helpCard({ said: "rest mfa alice", nearest: "reset MFA for alice" }),
    },
    {
      of: "choose-card",
      when: "two people fit, one customer silent",
      card: chooseCard({
        choiceId: "choice-aaaa",
        asked: "alice",
        offered: [aTarget(), otherAlice],
        more: true,
        customers: ["Contoso", "Fabrikam"],
        silent: [{ tenantId: "fabrikam", customerName: "Fabrikam", reason: "sign-in-needed" }],
      }),
    },
    { of: "excluded-card", when: "nobody matches", card: excludedCard({ excluded: leftOut.slice(0, 1) }) },
    { of: "excluded-card", when: "nothing to reset, not sure", card: excludedCard({ excluded: leftOut.slice(4, 5) }) },
    { of: "excluded-card", when: "several people", card: excludedCard({ excluded: leftOut }) },
    {
      of: "problem-card",
      when: "a policy stands in the way",
      card: problemCard({
        code: "sign-in-blocked",
        customerName: "Contoso",
        reference: "B7E41C90",
        nothingChanged: true,
      }),
    },
    {
      of: "sign-in-card",
      when: "a customer asks for a second factor",
      card: signInCard({ customerName: "Contoso", link: "https://desk.example/auth/start?t=1", stronger: true }),
    },
    { of: "notice-card", when: "signed out", card: noticeCard({ title: "You are signed out", text: "See you." }) },
    { of: "meant-card", when: "reset alice", card: meantCard({ said: "alice", text: "reset MFA for alice" }) },
    { of: "looking-up-card", when: "it takes a moment", card: lookingUpCard({ confirmed: false }) },
    { of: "looking-up-card", when: "a Confirm takes a moment", card: lookingUpCard({ confirmed: true }) },
    {
      of: "who-am-i-card",
      when: "signed in",
      card: whoAmICard({
        operator: aReset().operator,
        signedIn: true,
        homeCustomerName: "Contoso",
        deskRoles: [
          { role: "UsersReader", customers: ["*"] },
          { role: "AuthenticationMethodsWriter", customers: ["Contoso", "Fabrikam"] },
        ],
        entraRoles: ["Authentication Administrator"],
      }),
    },
    { of: "channel-note-card", when: "asked in a channel", card: channelNoteCard({ ...note, state: "asked" }) },
    {
      of: "channel-note-card",
      when: "done",
      card: channelNoteCard({ ...note, state: "done", verdicts: [{ verdict: "complete", name: "Alice Anders" }] }),
    },
  ];
}
