import { elsewhereCard } from "../../cards/elsewhere-card.ts";
import type { ElsewhereState } from "../../core/reset/elsewhere.ts";
import { aTarget, easyRule } from "./builders/resets.ts";
import type { CardSample } from "./card-sample.ts";

const details = { reason: "lost", reasonText: "left on the train", ticket: "INC-1042", revokeSessions: true } as const;
const open: ElsewhereState = {
  kind: "elsewhere",
  act: "reset",
  target: aTarget(),
  said: { place: "portal", doneAt: "2026-11-24T09:30:00.000Z", details: { revokeSessions: false } },
};
const guest = aTarget({
  displayName: "Alice Baker",
  userPrincipalName: "alice.baker_fabrikam.com#EXT#@contoso.onmicrosoft.com",
});

/** What was done elsewhere: asked for, refused, written down. */
export function elsewhereCardSamples(): CardSample[] {
  const view = { viewId: "view-aaaaaaaa", rule: easyRule, missing: [] };
  const strict = { ...easyRule, requireReason: true, requireVerification: true, requireTicket: true };
  const missing = ["not-yet", "reason", "verification", "ticket"] as const;
  const revoked: ElsewhereState = { ...open, act: "revoke-sessions", target: guest };
  const said = { ...open.said, details };
  const recorded: ElsewhereState = { ...open, said, recordedAt: "2026-11-24T14:03:00.000Z" };
  return [
    { of: "elsewhere-card", when: "asked for", card: elsewhereCard({ ...view, state: open }) },
    {
      of: "elsewhere-card",
      when: "not recorded yet",
      card: elsewhereCard({ ...view, rule: strict, state: revoked, missing }),
    },
    { of: "elsewhere-card", when: "recorded", card: elsewhereCard({ ...view, state: recorded }) },
  ];
}
