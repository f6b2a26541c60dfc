import type { Call } from "../call.ts";
import { badQuery } from "../graph-refusal.ts";
import type { Item } from "../query/matches-filter.ts";

/** `$expand=principal` on role assignments: the user or group itself; null where it lives in another tenant. */
export function expandPrincipal(call: Call, assignment: Item): Item {
  const text = call.query.get("$expand");
  if (text === undefined) return {};
  if (text !== "principal") throw badQuery(`Could not find a property named '${text}' to expand.`);
  const { tenant } = call;
  const id = String(assignment["principalId"]);
  const user = tenant.users.get(id);
  if (user) {
    const { displayName, userPrincipalName } = user;
    return { principal: { "@odata.type": "#microsoft.graph.user", id, displayName, userPrincipalName } };
  }
  const group = tenant.groups.get(id);
  if (!group) return { principal: null };
  return { principal: { "@odata.type": "#microsoft.graph.group", id, displayName: group.displayName } };
}
