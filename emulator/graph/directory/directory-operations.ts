import type { Reply } from "../../http-service.ts";
import { bothVersions, type Call, collection, type Operation } from "../call.ts";
import { selectFrom } from "../query/select.ts";
import { transitiveUserMembers } from "./group-members.ts";
import { listRoleAssignments, listTransitiveRoleAssignments } from "./role-assignments.ts";

function organization(call: Call): Reply {
  const { id, displayName, domains } = call.tenant;
  const verifiedDomains = domains.map((name, n) => ({
    name,
    isDefault: n === 0,
    isInitial: name.endsWith(".onmicrosoft.com"),
    type: "Managed",
    capabilities: "Email, OfficeCommunicationsOnline",
  }));
  const item = {
    id,
    displayName,
    tenantType: "AAD",
    countryLetterCode: "GB",
    createdDateTime: "2019-03-01T09:00:00Z",
    verifiedDomains,
  };
  return collection(call, "organization", [
    selectFrom(item, call.query.get("$select"), { type: "microsoft.graph.organization" }),
  ]);
}

function domains(call: Call): Reply {
  const items = call.tenant.domains.map((id, n) => ({
    id,
    isDefault: n === 0,
    isInitial: id.endsWith(".onmicrosoft.com"),
    isVerified: true,
    authenticationType: "Managed",
  }));
  return collection(
    call,
    "domains",
    items.map((item) => selectFrom(item, call.query.get("$select"), { type: "microsoft.graph.domain" })),
  );
}

const directory = { method: "GET", backend: "directory", versions: bothVersions } as const;
const readRoles = ["RoleManagement.Read.Directory", "RoleManagement.Read.All", "Directory.Read.All"];

/** Roles, the organisation and its domains. */
export const directoryOperations: readonly Operation[] = [
  {
    ...directory,
    path: "/groups/{group}/transitiveMembers/microsoft.graph.user",
    scopes: ["GroupMember.Read.All", "Group.Read.All", "Directory.Read.All"],
    run: transitiveUserMembers,
  },
  { ...directory, path: "/roleManagement/directory/roleAssignments", scopes: readRoles, run: listRoleAssignments },
  {
    ...directory,
    versions: ["beta"],
    path: "/roleManagement/directory/transitiveRoleAssignments",
    scopes: readRoles,
    run: listTransitiveRoleAssignments,
  },
  {
    ...directory,
    path: "/organization",
    scopes: ["User.Read", "Organization.Read.All", "Directory.Read.All"],
    run: organization,
  },
  { ...directory, path: "/domains", scopes: ["Domain.Read.All", "Directory.Read.All"], run: domains },
];
