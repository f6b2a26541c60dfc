import type { Reply } from "../../http-service.ts";
import { type Call, contextOf } from "../call.ts";
import { notPrivileged } from "../graph-refusal.ts";
import { canRevokeSessions } from "../target-rules.ts";
import { targetOf } from "./target-of.ts";

/** `POST …/revokeSignInSessions`: 200 with `{value: true}` always, without effect on guests (facts: graph.md §1.6). */
export function revokeSignInSessions(call: Call): Reply {
  const target = targetOf(call);
  const isSelf = target.id === call.caller.userId;
  if (!isSelf && !canRevokeSessions(call, target)) throw notPrivileged();
  if (target.userType !== "Guest") target.sessionsValidFrom = call.now.getTime();
  return { status: 200, body: { "@odata.context": contextOf(call, "Edm.Boolean"), value: true } };
}
