import { delegatedRoles, groupsOf } from "../../directory/roles-of.ts";
import { stableId } from "../../directory/stable-id.ts";
import type { Reply } from "../../http-service.ts";
import type { Call } from "../call.ts";
import { resourceNotFound, unsupportedQuery } from "../graph-refusal.ts";
import { type Item, matchesFilter } from "../query/matches-filter.ts";
import { pageOf } from "../query/page.ts";
import { parseFilter } from "../query/parse-filter.ts";
import { selectFrom } from "../query/select.ts";
import { expandPrincipal } from "./expand-principal.ts";

const type = "roleManagement/directory/roleAssignments";
const sizes = { usual: 100, most: 999 };

/** `…/roleAssignments`: given to a user or a group directly; in a customer also to the partner's group. */
export function listRoleAssignments(call: Call): Reply {
  const fits = filterOf(call);
  return answer(call, directAssignments(call).filter(fits));
}

/**
 * `…/transitiveRoleAssignments` (beta): those of one principal, also through groups. An assignment reached through a group
 * names that group as its principal. Without the header it is a 404, without the filter a 400.
 */
export function listTransitiveRoleAssignments(call: Call): Reply {
  if (!call.eventual) throw resourceNotFound("transitiveRoleAssignments");
  const principalId = /principalId eq '([^']+)'/i.exec(call.query.get("$filter") ?? "")?.[1];
  const counted = call.query.get("$count")?.toLowerCase() === "true";
  if (principalId === undefined || !counted) throw unsupportedQuery("$count and a filter on principalId are required.");
  const principals = new Set([principalId, ...groupsOf(call.tenant, principalId).map((group) => group.id)]);
  const reached = directAssignments(call).filter((item) => principals.has(String(item["principalId"])));
  const fits = filterOf(call);
  return answer(
    call,
    reached.filter((item) => fits({ ...item, principalId })),
  );
}

function filterOf(call: Call): (item: Item) => boolean {
  const text = call.query.get("$filter");
  const filter = text === undefined ? undefined : parseFilter(text);
  return (item) => !filter || matchesFilter(filter, item);
}

function answer(call: Call, assignments: readonly Item[]): Reply {
  const rules = { type: "microsoft.graph.unifiedRoleAssignment" };
  const select = call.query.get("$select");
  const items = assignments.map((item) => ({ ...selectFrom(item, select, rules), ...expandPrincipal(call, item) }));
  return pageOf(call, type, { items, sizes });
}

function directAssignments(call: Call): Item[] {
  const { tenant, world } = call;
  const own = [...tenant.users.values(), ...tenant.groups.values()].flatMap(({ id, roles }) =>
    roles.map((role) => assignment(tenant.id, { id, role, organizationId: tenant.id })),
  );
  const given = delegatedRoles(world, tenant).flatMap(({ groupId: id, roles }) =>
    roles.map((role) => assignment(tenant.id, { id, role, organizationId: world.homeTenantId })),
  );
  return [...own, ...given];
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
