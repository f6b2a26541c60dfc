import { groupsOf } from "../../directory/roles-of.ts";
import type { Reply } from "../../http-service.ts";
import type { Call } from "../call.ts";
import { resourceNotFound, unsupportedQuery } from "../graph-refusal.ts";
import { pageOf } from "../query/page.ts";
import { renderUser } from "../users/render-user.ts";

/** `/groups/{group}/transitiveMembers/microsoft.graph.user`: people in the group, also through groups. A cast: advanced mode only. */
export function transitiveUserMembers(call: Call): Reply {
  const id = (call.params["group"] ?? "").toLowerCase();
  if (!call.tenant.groups.has(id)) throw resourceNotFound(id);
  if (!call.eventual || call.query.get("$count")?.toLowerCase() !== "true") {
    throw unsupportedQuery("The request works only with the header 'ConsistencyLevel: eventual' and $count=true.");
  }
  const members = [...call.tenant.users.values()].filter((user) =>
    groupsOf(call.tenant, user.id).some((group) => group.id === id),
  );
  const items = members.map((user) => ({ "@odata.type": "#microsoft.graph.user", ...renderUser(call, user) }));
  return pageOf(call, "users", { items, sizes: { usual: 100, most: 999 } });
}
