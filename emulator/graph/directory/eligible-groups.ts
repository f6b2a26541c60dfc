import { stableId } from "../../directory/stable-id.ts";
import type { Reply } from "../../http-service.ts";
import { bothVersions, type Call, type Operation } from "../call.ts";
import { pageOf } from "../query/page.ts";

/** Memberships that the asking user could activate (Privileged Identity Management). */
function listEligibleGroups(call: Call): Reply {
  const { caller, tenant } = call;
  const groups = [...tenant.groups.values()].filter(({ eligible }) => eligible?.includes(caller.userId));
  const items = groups.map(({ id: groupId }) => ({
    id: stableId(`${groupId}/eligible/${caller.userId}`),
    accessId: "member",
    groupId,
    principalId: caller.userId,
    memberType: "direct",
  }));
  return pageOf(call, "privilegedAccessGroupEligibilityScheduleInstances", { items, sizes: { usual: 100, most: 999 } });
}

/** What waits for activation; eligible is not active. */
export const eligibilityOperations: readonly Operation[] = [
  {
    method: "GET",
    backend: "directory",
    versions: bothVersions,
    scopes: ["PrivilegedEligibilitySchedule.Read.AzureADGroup", "PrivilegedAccess.Read.AzureADGroup"],
    path: "/identityGovernance/privilegedAccess/group/eligibilityScheduleInstances/filterByCurrentUser(on='principal')",
    run: listEligibleGroups,
  },
];
