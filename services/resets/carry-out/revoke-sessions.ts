import { asProblem } from "../../../core/problem.ts";
import type { SessionsOutcome } from "../../../core/reset/outcome.ts";
import type { PendingReset } from "../../../core/reset/pending-reset.ts";
import type { TenantAccess } from "../../tenants/open-tenant.ts";
import type { CarryOutDeps } from "./carry-out-deps.ts";
import { HandedBack } from "./handed-back.ts";

/** Where it was asked for, and only once: what a pass before the removals has recorded stands. Throws `sign-in-needed`, `HandedBack`. */
export async function revokeSessions(
  { details, plan, sessions }: PendingReset,
  tenant: TenantAccess,
  deps: Pick<CarryOutDeps, "timeout" | "handBack">,
): Promise<SessionsOutcome> {
  if (sessions !== undefined) return sessions;
  if (!details.revokeSessions) return "not-asked";
  if (plan.target.userType === "guest") return "no-effect-on-guests";
  try {
    await tenant.revokeSessions(plan.target.objectId, deps.timeout(60_000));
    return "revoked";
  } catch (error) {
    if (error instanceof HandedBack || deps.handBack.aborted) throw new HandedBack();
    const problem = asProblem(error);
    if (problem.code === "sign-in-needed") throw problem;
    return "failed";
  }
}
