import type { EffectiveRule } from "../../../core/access/access.ts";
import type { Target } from "../../../core/directory/people.ts";
import type { Method } from "../../../core/reset/method.ts";
import type { Outcome, Step } from "../../../core/reset/outcome.ts";
import type { PendingReset } from "../../../core/reset/pending-reset.ts";
import type { Kept, Removal, ResetPlan } from "../../../core/reset/plan.ts";

export const now = new Date("2026-11-24T14:03:00.000Z");
export const batchId = "b7e41c90aa4f4d2f9c1e";

export function aTarget(part: Partial<Target> = {}): Target {
  return {
    tenantId: "11111111-1111-4111-8111-111111111111",
    objectId: "22222222-2222-4222-8222-222222222222",
    displayName: "Alice Anders",
    userPrincipalName: "alice@contoso.com",
    customerName: "Contoso",
    userType: "member",
    enabled: true,
    synced: false,
    managementRestricted: false,
    jobTitle: "Accountant",
    ...part,
  };
}

export const methods = {
  app: { id: "m1", kind: "authenticator", label: "Pixel 8", addedAt: "2024-02-01T08:00:00Z" },
  mobile: { id: "m2", kind: "mobile-phone", label: "+49 *********89", addedAt: "2023-03-12T08:00:00Z" },
  alternate: { id: "m3", kind: "alternate-mobile-phone", label: "+49 *********12" },
  token: { id: "m4", kind: "hardware-oath", label: "GALT11420104", activated: true },
  code: { id: "m5", kind: "software-oath", addedAt: "2026-11-24T09:00:00Z" },
  passkey: { id: "k1", kind: "passkey", label: "Authenticator on Pixel 8", addedAt: "2026-11-20T09:00:00Z" },
  pass: { id: "k2", kind: "temporary-access-pass", usable: true },
  email: { id: "k3", kind: "email", label: "a****@example.org" },
  strange: { id: "k4", kind: "unknown", type: "futureAuthenticationMethod" },
} as const satisfies Record<string, Method>;

export function removal(method: Method): Removal {
  return { action: method.kind === "hardware-oath" ? "deactivate" : "delete", method };
}

const removals = [methods.token, methods.code, methods.alternate, methods.mobile, methods.app].map(removal);

export const kept: readonly Kept[] = [
  { method: methods.email, reason: "not-part-of-a-reset", flags: [] },
  { method: methods.passkey, reason: "not-part-of-a-reset", flags: ["added-recently", "passkey-in-app"] },
  { method: methods.strange, reason: "unknown-kind", flags: [] },
];

export function aPlan(part: Partial<ResetPlan> = {}): ResetPlan {
  return { target: aTarget(), removals, kept, preferred: "push", readAt: now.toISOString(), ...part };
}

export function aReset(part: Partial<PendingReset> = {}): PendingReset {
  return {
    id: "r1aaaaaaaaaaaaaaaaaa",
    batchId,
    position: 0,
    operator: { tenantId: "11111111-1111-4111-8111-111111111111", objectId: "o1", name: "Olive Operator" },
    conversationId: "c1",
    act: "reset",
    plan: aPlan(),
    administrator: false,
    state: "pending",
    details: { revokeSessions: false },
    steps: [],
    createdAt: now.toISOString(),
    expiresAt: "2026-11-24T14:13:00.000Z",
    ...part,
  };
}

/** Resets of this many different people, by position. */
export function manyResets(
  number: number,
  part: (index: number) => Partial<PendingReset> = () => ({}),
): PendingReset[] {
  return Array.from({ length: number }, (_, index) => {
    const target = aTarget({
      objectId: `person-${index}`,
      tenantId: `tenant-${index % 2}`,
      displayName: `Person Number ${index + 1}`,
      userPrincipalName: `person${index + 1}@contoso.com`,
      customerName: index % 2 === 0 ? "Contoso" : "Fabrikam",
    });
    return aReset({ id: `reset-${index}-aaaaaaaa`, position: index, plan: aPlan({ target }), ...part(index) });
  });
}

export const allGone: readonly Step[] = removals.map((one) => ({
  removal: one,
  status: one.action === "deactivate" ? "deactivated" : "deleted",
}));

export function anOutcome(part: Partial<Outcome> = {}): Outcome {
  return {
    verdict: "complete",
    steps: allGone,
    kept: [{ method: methods.email, reason: "not-part-of-a-reset", flags: [] }],
    appeared: [],
    sessions: "not-asked",
    ...(part.verdict !== "unproven" && { checkedAt: "2026-11-24T14:05:30.000Z" }),
    startedAt: "2026-11-24T14:05:00.000Z",
    endedAt: "2026-11-24T14:05:31.000Z",
    ...part,
  };
}

export function ended(outcome: Outcome, part: Partial<PendingReset> = {}): PendingReset {
  return aReset({ state: "ended", steps: outcome.steps, outcome, ...part });
}

export const easyRule: EffectiveRule = {
  never: [],
  mayResetAdministrators: false,
  requireReason: false,
  requireVerification: false,
  requireTicket: false,
  bulkCap: 25,
};
