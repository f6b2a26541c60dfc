import { roles } from "../../../core/access/roles.ts";
import { anAccess } from "../builders/an-access.ts";
import { aDesk } from "./a-desk.ts";

/** Guids, as a press has to carry them. */
export const fabrikam = "fab41ca0-0000-4000-8000-000000000001";
export const litware = "11742e00-0000-4000-8000-000000000002";

const writer = roles["Authentication Administrator"];

/** A desk whose operator, in the group "helpdesk", works at home, in Fabrikam and in Litware. */
export function aProvider(part: Parameters<typeof anAccess>[0] = {}) {
  const desk = aDesk({ access: anAccess({ customers: { Fabrikam: fabrikam, Litware: litware }, ...part }) });
  const { world } = desk;
  for (const tenantId of [fabrikam, litware]) world.tenants.add(tenantId);
  world.operator = { groups: ["helpdesk"], entraRoles: [writer] };
  world.delegated = {
    customers: () =>
      Promise.resolve([fabrikam, litware].map((tenantId) => ({ tenantId, name: `name of ${tenantId}` }))),
    delegations: () =>
      Promise.resolve(
        [fabrikam, litware].map((tenantId) => ({
          ...{ id: `to ${tenantId}`, tenantId, status: "active", extendsItself: true, roles: [writer] },
        })),
      ),
    assignments: (delegationId) => Promise.resolve([{ delegationId, groupId: "helpdesk", roles: [writer] }]),
    eligibleGroups: () => Promise.resolve([]),
    tenantOfDomain: (domain) => Promise.resolve({ "fabrikam.com": fabrikam, "litware.com": litware }[domain]),
  };
  return desk;
}
