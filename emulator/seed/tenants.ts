import { roleIds } from "../directory/role-ids.ts";
import { stableId } from "../directory/stable-id.ts";
import type { DirectoryUser, Group, Tenant } from "../directory/world.ts";
import { crowd } from "./crowd.ts";
import { adatumPeople, contosoPeople, fabrikamPeople } from "./customer-people.ts";
import { northwindCases } from "./northwind-cases.ts";
import { northwindStaff } from "./northwind-staff.ts";
import { buildPerson, type DaysAgo, type PersonSketch, personId } from "./person-builder.ts";

export const tenantIds = {
  northwind: "9f3c1a70-6f0e-4d0b-9d5e-0b1f6a2c4e10",
  contoso: "1c0ffee0-2222-4a2b-8c3d-5e6f70819202",
  fabrikam: "fab41ca0-3333-4b3c-9d4e-6f7081920313",
  adatum: "ada70000-4444-4c4d-8e5f-708192031424",
} as const;

export const groupIds = {
  /** The operators: Olivia and Priya. */
  helpdesk: stableId("northwind.example/group/Helpdesk"),
  /** Role-assignable, gives no role: Mira is its member, Owen its owner. */
  tierZero: stableId("northwind.example/group/Tier Zero"),
} as const;

/** What an administrator consented to for the bot's Graph registration. */
const consentedScopes = [
  "openid",
  "profile",
  "email",
  "offline_access",
  "User.Read",
  "User.ReadBasic.All",
  "User.Read.All",
  "User.RevokeSessions.All",
  "GroupMember.Read.All",
  "RoleManagement.Read.Directory",
  "AuditLog.Read.All",
  "UserAuthenticationMethod.Read.All",
  "UserAuthenticationMethod.ReadWrite.All",
  "UserAuthMethod-Phone.ReadWrite.All",
  "UserAuthMethod-MicrosoftAuthApp.ReadWrite.All",
  "UserAuthMethod-SoftwareOATH.ReadWrite.All",
  "UserAuthMethod-HardwareOATH.ReadWrite.All",
  "UserAuthMethod-TAP.ReadWrite.All",
  "DelegatedAdminRelationship.Read.All",
];

interface TenantSketch {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly premium: boolean;
  readonly people: readonly PersonSketch[];
}

/** All four tenants, new from the seed. */
export function sowTenants(daysAgo: DaysAgo): Tenant[] {
  const northwind = sow(daysAgo, {
    id: tenantIds.northwind,
    name: "Northwind Managed Services",
    domain: "northwind.example",
    premium: true,
    people: [...northwindStaff, ...northwindCases, ...crowd(120)],
  });
  for (const group of northwindGroups()) northwind.groups.set(group.id, group);
  const contoso = sow(daysAgo, {
    id: tenantIds.contoso,
    name: "Contoso",
    domain: "contoso.com",
    premium: true,
    people: contosoPeople,
  });
  const fabrikamCrowd = crowd(1200 - fabrikamPeople.length);
  const fabrikam = sow(daysAgo, {
    id: tenantIds.fabrikam,
    name: "Fabrikam",
    domain: "fabrikam.com",
    premium: true,
    people: [...fabrikamPeople, ...fabrikamCrowd],
  });
  const adatum = sow(daysAgo, {
    id: tenantIds.adatum,
    name: "Adatum",
    domain: "adatum.com",
    premium: false,
    people: adatumPeople,
  });
  for (const customer of [contoso, fabrikam, adatum]) {
    customer.partner = {
      groupId: groupIds.helpdesk,
      roles: [roleIds["Authentication Administrator"], roleIds["Directory Readers"]],
    };
  }
  return [northwind, contoso, fabrikam, adatum];
}

function sow(daysAgo: DaysAgo, sketch: TenantSketch): Tenant {
  const { domain, name: company } = sketch;
  const users = new Map<string, DirectoryUser>();
  for (const person of sketch.people) {
    const user = buildPerson({ domain, company, daysAgo }, person);
    users.set(user.id, user);
  }
  return {
    id: sketch.id,
    displayName: company,
    domains: [domain, `${domain.split(".")[0] ?? domain}.onmicrosoft.com`],
    premium: sketch.premium,
    users,
    groups: new Map(),
    consents: new Set(consentedScopes),
    partner: null,
    passLifetime: { min: 60, max: 480, default: 60 },
  };
}

function northwindGroups(): Group[] {
  const ids = (...names: string[]): string[] => names.map((name) => personId("northwind.example", name));
  return [
    {
      id: groupIds.helpdesk,
      displayName: "Helpdesk",
      description: "Operators of MFA Reset Desk",
      isAssignableToRole: false,
      members: ids("Olivia Operator", "Priya Privileged"),
      owners: ids("Priya Privileged"),
      roles: [],
    },
    {
      id: groupIds.tierZero,
      displayName: "Tier Zero",
      description: "Role-assignable",
      isAssignableToRole: true,
      members: ids("Mira Member"),
      owners: ids("Owen Owner"),
      roles: [],
    },
  ];
}
