import type { SessionsOutcome } from "../../../core/reset/outcome.ts";
import type { PendingReset } from "../../../core/reset/pending-reset.ts";
import type { TenantAccess } from "../../tenants/open-tenant.ts";
import type { CarryOutDeps } from "./carry-out-deps.ts";
import type { Carried } from "./carry-out-one.ts";
import { type Checked, checkAgain, readAgain } from "./check-again.ts";
import { endDenied, endReset, notDone } from "./end-reset.ts";
import { finalProblem } from "./final-problem.ts";
import { unlessHandedBack } from "./handed-back.ts";
import { openFor, recordBegun } from "./open-run.ts";
import { revokeSessions } from "./revoke-sessions.ts";
import { supersede } from "./supersede.ts";

/** Of a bulk all sessions end before any method goes: this one's do, and nothing else. What comes of it is durable. Throws as `carryOutOne`. */
export async function revokeFirst(
  reset: PendingReset,
  deps: CarryOutDeps,
): Promise<Carried | { readonly kind: "revoked" }> {
  if (!reset.details.revokeSessions) return note("not-asked", deps);
  const found = await lookAgain(reset, deps).catch((error: unknown) => finalProblem(error, deps));
  if (!(found instanceof Error)) return revokeChecked(reset, found, deps);
  const outcome = notDone(reset, deps, { startedAt: startOf(reset, deps), stoppedBy: found.code });
  return (await endReset(reset, deps, outcome)) ? { kind: "ended", outcome } : { kind: "taken" };
}

interface Found {
  readonly tenant: TenantAccess;
  readonly checked: Checked;
}

async function lookAgain(reset: PendingReset, deps: CarryOutDeps): Promise<Found> {
  const tenant = await openFor(reset, deps);
  const read = await unlessHandedBack(readAgain(reset, tenant), deps.handBack);
  return { tenant, checked: checkAgain(reset, read, deps) };
}

/** No record, no revoke: *begun* is durable before it. */
async function revokeChecked(
  reset: PendingReset,
  { tenant, checked }: Found,
  deps: CarryOutDeps,
): Promise<Carried | { readonly kind: "revoked" }> {
  switch (checked.kind) {
    case "denied":
      return endDenied(reset, deps, { startedAt: startOf(reset, deps), denial: checked.denial });
    case "changed":
      return supersede(reset, deps);
    case "same": {
      const isRecorded = deps.again && (await deps.recorded(reset.id)).has("begun");
      if (!isRecorded) await recordBegun(reset, checked.plan, deps);
      return revoke(reset, tenant, deps);
    }
  }
}

const startOf = ({ claimedAt }: PendingReset, { now }: CarryOutDeps): string => claimedAt ?? now().toISOString();

async function revoke(
  reset: PendingReset,
  tenant: TenantAccess,
  deps: CarryOutDeps,
): Promise<{ readonly kind: "revoked" | "taken" }> {
  const { operator, id: resetId, plan } = reset;
  const sessions = await revokeSessions(reset, tenant, deps);
  const at = deps.now();
  await deps.audit.record({ kind: "sessions", operator, at: at.toISOString(), resetId, target: plan.target, sessions });
  return note(sessions, deps);
}

/** Durable before the next one's turn: it is neither forgotten nor done again. */
async function note(
  sessions: SessionsOutcome,
  { resets, run, now }: CarryOutDeps,
): Promise<{ readonly kind: "revoked" | "taken" }> {
  return { kind: (await resets.recordSessions(run, sessions, now())) ? "revoked" : "taken" };
}
