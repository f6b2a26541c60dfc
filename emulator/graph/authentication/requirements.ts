import type { DirectoryUser } from "../../directory/world.ts";
import type { Reply } from "../../http-service.ts";
import { type Call, contextOf } from "../call.ts";
import { accessDenied, badRequest } from "../graph-refusal.ts";
import { holds } from "../target-rules.ts";
import { targetOf } from "../users/target-of.ts";

const states: readonly string[] = ["disabled", "enabled", "enforced"] satisfies DirectoryUser["perUserMfaState"][];

/** `GET …/authentication/requirements` (beta): per-user MFA, which no deletion changes (facts: graph.md §1.6). */
export function getRequirements(call: Call): Reply {
  const user = targetOf(call);
  if (!holds(call, "Authentication Policy Administrator", "Global Administrator", "Global Reader"))
    throw accessDenied();
  const context = contextOf(call, `users('${user.id}')/authentication/requirements`);
  return { status: 200, body: { "@odata.context": context, perUserMfaState: user.perUserMfaState } };
}

/** `PATCH …`: 204. Neither authentication administrator may (facts: identity.md §3.4). */
export function patchRequirements(call: Call): Reply {
  const user = targetOf(call);
  if (!holds(call, "Authentication Policy Administrator", "Global Administrator")) throw accessDenied();
  const { perUserMfaState: wanted } = (call.body ?? {}) as { perUserMfaState?: unknown };
  if (!isState(wanted)) throw badRequest("Invalid perUserMfaState.");
  user.perUserMfaState = wanted;
  return { status: 204 };
}

function isState(value: unknown): value is DirectoryUser["perUserMfaState"] {
  return typeof value === "string" && states.includes(value);
}
