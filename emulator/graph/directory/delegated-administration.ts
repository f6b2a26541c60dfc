import { stableId } from "../../directory/stable-id.ts";
import type { Delegation, Tenant } from "../../directory/world.ts";
import type { Reply } from "../../http-service.ts";
import { bothVersions, type Call, contextOf, type Operation } from "../call.ts";
import { notPrivileged, resourceNotFound, unsupportedQuery } from "../graph-refusal.ts";
import { inspectFilter } from "../query/inspect-filter.ts";
import { type Item, matchesFilter } from "../query/matches-filter.ts";
import { pageOf } from "../query/page.ts";
import { parseFilter } from "../query/parse-filter.ts";
import { selectFrom } from "../query/select.ts";

const sizes = { usual: 100, most: 300 };
const filterable: ReadonlySet<string> = new Set(["id", "displayName", "status", "customer/tenantId", "tenantId"]);

/** Questions about customers are answered in the home tenant only (facts: graph.md §1.9). */
function customersOf({ tenant, world }: Call): Tenant[] {
  if (tenant.id !== world.homeTenantId) throw notPrivileged();
  return [...world.tenants.values()].filter(({ delegations }) => delegations.length > 0);
}

function listCustomers(call: Call): Reply {
  const items = customersOf(call).map(({ id, displayName }) => ({ id, tenantId: id, displayName }));
  return answer(call, "delegatedAdminCustomers", items);
}

function listRelationships(call: Call): Reply {
  const items = customersOf(call).flatMap((tenant) => tenant.delegations.map((one) => render(tenant, one)));
  return answer(call, "delegatedAdminRelationships", items);
}

function oneRelationship(call: Call): Reply {
  const { tenant, delegation } = findRelationship(call);
  const context = `${contextOf(call, "tenantRelationships/delegatedAdminRelationships")}/$entity`;
  return { status: 200, body: { "@odata.context": context, ...render(tenant, delegation) } };
}

function listAssignments(call: Call): Reply {
  const { delegation } = findRelationship(call);
  const items = delegation.assignments.map(({ id, status, groupId, roles }) => ({
    id,
    status,
    createdDateTime: delegation.activatedDateTime,
    lastModifiedDateTime: delegation.activatedDateTime,
    accessContainer: { accessContainerId: groupId, accessContainerType: "securityGroup" },
    accessDetails: unified(roles),
  }));
  return answer(call, `delegatedAdminRelationships('${delegation.id}')/accessAssignments`, items);
}

function findRelationship(call: Call): { tenant: Tenant; delegation: Delegation } {
  const { relationshipId = "" } = call.params;
  for (const tenant of customersOf(call)) {
    const delegation = tenant.delegations.find(({ id }) => id === relationshipId);
    if (delegation) return { tenant, delegation };
  }
  throw resourceNotFound(relationshipId);
}

function answer(call: Call, list: string, all: readonly Item[]): Reply {
  const text = call.query.get("$filter");
  const filter = text === undefined ? undefined : parseFilter(text);
  const strange = filter && [...inspectFilter(filter).paths].find((path) => !filterable.has(path));
  if (strange !== undefined) throw unsupportedQuery(`Filtering on '${strange}' is not supported.`);
  const found = all.filter((item) => !filter || matchesFilter(filter, item));
  const items = found.map((item) => selectFrom(item, call.query.get("$select"), { type: `microsoft.graph.${list}` }));
  return pageOf(call, `tenantRelationships/${list}`, { items, sizes });
}

function render(tenant: Tenant, found: Delegation): Item {
  const { id, displayName, status, activatedDateTime, endDateTime, autoExtendDuration, roles, reseller } = found;
  return {
    ...(reseller === true
      ? {
          "@odata.type": "#microsoft.graph.resellerDelegatedAdminRelationship",
          indirectProviderTenantId: stableId("indirect provider"),
          isPartnerConsentPending: false,
        }
      : {}),
    ...{ id, displayName, status, activatedDateTime, endDateTime, autoExtendDuration },
    duration: "P730D",
    createdDateTime: activatedDateTime,
    lastModifiedDateTime: activatedDateTime,
    customer: { tenantId: tenant.id, displayName: tenant.displayName },
    accessDetails: unified(roles),
  };
}

function unified(roles: readonly string[]) {
  return { unifiedRoles: roles.map((roleDefinitionId) => ({ roleDefinitionId })) };
}

const gdap = {
  method: "GET",
  backend: "directory",
  versions: bothVersions,
  scopes: ["DelegatedAdminRelationship.Read.All", "DelegatedAdminRelationship.ReadWrite.All"],
} as const;
const relationships = "/tenantRelationships/delegatedAdminRelationships";

/** Granular delegated administration (GDAP), as the provider's tenant tells it. */
export const delegatedOperations: readonly Operation[] = [
  { ...gdap, path: "/tenantRelationships/delegatedAdminCustomers", run: listCustomers },
  { ...gdap, path: relationships, run: listRelationships },
  { ...gdap, path: `${relationships}/{relationshipId}`, run: oneRelationship },
  { ...gdap, path: `${relationships}/{relationshipId}/accessAssignments`, run: listAssignments },
];
