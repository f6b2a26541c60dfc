import { groupIds, peopleIds, targetIds, tenantIds } from "../seed/contoso.ts";

/** The access file of the demo: who may do what, as an administrator of the seeded tenants would write it. */
export const demoAccess = {
  customers: { Contoso: tenantIds.contoso, Fabrikam: tenantIds.fabrikam, Adatum: tenantIds.adatum },
  roles: [
    {
      role: "AuthenticationMethodsWriter",
      members: [{ group: groupIds.helpdesk }, { user: peopleIds.priya }],
      customers: ["*"],
    },
    {
      role: "UsersReader",
      members: [{ group: groupIds.helpdesk }, { user: peopleIds.priya }, { user: peopleIds.ravi }],
      customers: ["*"],
    },
    { role: "DeskLead", members: [{ user: peopleIds.priya }], customers: ["*"] },
  ],
  rules: [{ customers: ["*"], never: [targetIds.breakglass], mayResetAdministrators: true }],
};
