import { groupsOf } from "../../directory/roles-of.ts";
import { stableId } from "../../directory/stable-id.ts";
import type { Reply } from "../../http-service.ts";
import type { Call } from "../call.ts";
import { unsupportedQuery } from "../graph-refusal.ts";
import { type Item, matchesFilter } from "../query/matches-filter.ts";
import { pageOf } from "../query/page.ts";
import { parseFilter } from "../query/parse-filter.ts";
import { selectFrom } from "../query/select.ts";

const type = "roleManagement/directory/roleAssignments";
const sizes = { usual: 100, most: 999 };

/** `…/roleAssignments`: given to a user or a group directly; in a customer also to the partner's group. */
export function listRoleAssignments(call: Call): Reply {
  return answer(call, directAssignments(call));
}

/** `…/transitiveRoleAssignments` (beta): those of a principal, also through groups; wants a filter on the principal. */
export function listTransitiveRoleAssignments(call: Call): Reply {
  if (!call.eventual) throw unsupportedQuery("The request works only with the header 'ConsistencyLevel: eventual'.");
  const principalId = /principalId eq '([^']+)'/i.exec(call.query.get("$filter") ?? "")?.[1];
  if (principalId === undefined) throw unsupportedQuery("A filter on principalId is required.");
  const groups = new Set(groupsOf(call.tenant, principalId).map((group) => group.id));
  const reached = directAssignments(call).filter((item) => groups.has(String(item["principalId"])));
  return answer(call, [...directAssignments(call), ...reached.map((item) => ({ ...item, principalId }))]);
}

function answer(call: Call, assignments: readonly Item[]): Reply {
  const text = call.query.get("$filter");
  const filter = text === undefined ? undefined : parseFilter(text);
  const found = assignments.filter((item) => !filter || matchesFilter(filter, item));
  const items = found.map((item) =>
    selectFrom(item, call.query.get("$select"), { type: "microsoft.graph.unifiedRoleAssignment" }),
  );
  return pageOf(call, type, { items, sizes });
}

function directAssignments(call: Call): Item[] {
  const { tenant, world } = call;
  const own = [...tenant.users.values(), ...tenant.groups.values()].flatMap(({ id, roles }) =>
    roles.map((role) => assignment(tenant.id, { id, role, organizationId: tenant.id })),
  );
  const { partner } = tenant;
  if (!partner) return own;
  const given = { id: partner.groupId, organizationId: world.homeTenantId };
  return [...own, ...partner.roles.map((role) => assignment(tenant.id, { ...given, role }))];
}

function assignment(tenantId: string, parts: { id: string; role: string; organizationId: string }): Item {
  return {
    id: stableId(`${tenantId}/assignment/${parts.id}/${parts.role}`),
    principalId: parts.id,
    principalOrganizationId: parts.organizationId,
    roleDefinitionId: parts.role,
    directoryScopeId: "/",
    appScopeId: null,
  };
}
