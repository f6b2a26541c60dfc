import { groupIds, peopleIds, targetIds, tenantIds } from "../seed/contoso.ts";

/** The access file of the demo: who may do what, as an administrator of the seeded tenants would write it. */
export const demoAccess = {
  // Of Microsoft's list only Woodgrove is missing: a customer that was not accepted here.
  customers: {
    Contoso: tenantIds.contoso,
    Fabrikam: tenantIds.fabrikam,
    Adatum: tenantIds.adatum,
    Proseware: tenantIds.proseware,
    Litware: tenantIds.litware,
    Wingtip: tenantIds.wingtip,
    Tailspin: tenantIds.tailspin,
  },
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
