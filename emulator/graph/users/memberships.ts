import { roleName } from "../../directory/role-ids.ts";
import { groupsOf, rolesOf } from "../../directory/roles-of.ts";
import { stableId } from "../../directory/stable-id.ts";
import type { Group, Tenant } from "../../directory/world.ts";
import type { Reply } from "../../http-service.ts";
import type { Call } from "../call.ts";
import { badQuery, unsupportedQuery } from "../graph-refusal.ts";
import { type Item, matchesFilter } from "../query/matches-filter.ts";
import { pageOf } from "../query/page.ts";
import { parseFilter } from "../query/parse-filter.ts";
import { selectFrom } from "../query/select.ts";
import { targetOf } from "./target-of.ts";

type Kind = "directoryRole" | "group";
interface Membership {
  readonly kind: Kind;
  readonly item: Item;
}

const sizes = { usual: 100, most: 999 };
const readers: Readonly<Record<Kind, readonly string[]>> = {
  directoryRole: ["RoleManagement.Read.Directory", "Directory.Read.All"],
  group: ["GroupMember.Read.All", "Group.Read.All", "Directory.Read.All"],
};

/** `…/transitiveMemberOf[/microsoft.graph.{kind}]`: active roles and groups, also those reached through groups. */
export function transitiveMemberOf(kind?: Kind): (call: Call) => Reply {
  return (call) => {
    const user = targetOf(call);
    const roles = [...rolesOf(call.tenant, user)].map((id) => roleItem(call.tenant, id));
    return answer(call, [...roles, ...groupsOf(call.tenant, user.id).map(groupItem)], kind);
  };
}

/** `…/memberOf[/microsoft.graph.{kind}]`: direct ones only. */
export function memberOf(kind?: Kind): (call: Call) => Reply {
  return (call) => {
    const user = targetOf(call);
    const groups = [...call.tenant.groups.values()].filter((group) => group.members.includes(user.id));
    return answer(call, [...user.roles.map((id) => roleItem(call.tenant, id)), ...groups.map(groupItem)], kind);
  };
}

/** `…/ownedObjects[/microsoft.graph.group]`: who owns a role-assignable group is as protected as its members. */
export function ownedObjects(kind?: "group"): (call: Call) => Reply {
  return (call) => {
    const user = targetOf(call);
    const owned = [...call.tenant.groups.values()].filter((group) => group.owners.includes(user.id));
    return answer(call, owned.map(groupItem), kind);
  };
}

/** `POST …/checkMemberGroups {groupIds}` (20 at most): those of them the user is in, also through groups. */
export function checkMemberGroups(call: Call): Reply {
  const { groupIds } = (call.body ?? {}) as { groupIds?: unknown };
  if (!Array.isArray(groupIds) || groupIds.some((id) => typeof id !== "string"))
    throw badQuery("The parameter 'groupIds' is missing.");
  if (groupIds.length > 20) throw unsupportedQuery("The number of group ids must not be greater than 20.");
  const ids = new Set(groupsOf(call.tenant, targetOf(call).id).map((group) => group.id));
  return idsReply(
    call,
    groupIds.filter((id: string) => ids.has(id.toLowerCase())),
  );
}

/** `POST …/getMemberGroups {securityEnabledOnly}`. */
export function getMemberGroups(call: Call): Reply {
  const { securityEnabledOnly } = (call.body ?? {}) as { securityEnabledOnly?: unknown };
  if (typeof securityEnabledOnly !== "boolean") throw badQuery("The parameter 'securityEnabledOnly' is missing.");
  return idsReply(
    call,
    groupsOf(call.tenant, targetOf(call).id).map((group) => group.id),
  );
}

function idsReply(call: Call, value: readonly string[]): Reply {
  return {
    status: 200,
    body: { "@odata.context": `${call.graph}/${call.version}/$metadata#Collection(Edm.String)`, value },
  };
}

function answer(call: Call, all: readonly Membership[], kind: Kind | undefined): Reply {
  checkMode(call, kind);
  const text = call.query.get("$filter");
  const filter = text === undefined ? undefined : parseFilter(text);
  const found = all.filter(
    (one) => (kind === undefined || one.kind === kind) && (!filter || matchesFilter(filter, one.item)),
  );
  const items = found.map((one) => render(call, one, kind));
  return pageOf(call, kind === undefined ? "directoryObjects" : `${kind}s`, { items, sizes });
}

/** A cast, a filter or an order needs the advanced mode: the header and the count. */
function checkMode(call: Call, cast: Kind | undefined): void {
  const { query } = call;
  if (query.has("$search")) throw unsupportedQuery("Unsupported Query.");
  const needed = cast !== undefined || ["$filter", "$orderby", "$count"].some((name) => query.has(name));
  // The count rides on the first page only; next links carry it along.
  if (!needed || (call.eventual && query.get("$count")?.toLowerCase() === "true")) return;
  throw unsupportedQuery(
    "The request works only with the header 'ConsistencyLevel: eventual' and the query option $count=true.",
  );
}

/** Without the permission for its kind an object shows its type and id only. */
function render(call: Call, { kind, item }: Membership, cast: Kind | undefined): Item {
  const type = cast === undefined ? { "@odata.type": `#microsoft.graph.${kind}` } : {};
  const readable = readers[kind].some((scope) => call.caller.scopes.has(scope));
  if (!readable) return { "@odata.type": `#microsoft.graph.${kind}`, id: item["id"] };
  // A mixed list has objects without the selected property; they show null.
  const select = call.query.get("$select");
  if (cast === undefined && select !== undefined) {
    return { ...type, ...Object.fromEntries(select.split(",").map((name) => [name, item[name] ?? null])) };
  }
  return { ...type, ...selectFrom(item, select, { type: `microsoft.graph.${kind}` }) };
}

function roleItem(tenant: Tenant, templateId: string): Membership {
  // The id of a role differs in each tenant; only the template id says which one it is.
  const id = stableId(`${tenant.id}/role/${templateId}`);
  const displayName = roleName(templateId);
  return {
    kind: "directoryRole",
    item: { id, displayName, description: `${displayName} role.`, roleTemplateId: templateId },
  };
}

function groupItem(group: Group): Membership {
  const { id, displayName, description, isAssignableToRole } = group;
  return {
    kind: "group",
    item: {
      id,
      displayName,
      description,
      isAssignableToRole: isAssignableToRole || null,
      securityEnabled: true,
      mailEnabled: false,
      groupTypes: [],
    },
  };
}
