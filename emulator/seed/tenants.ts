import type { DirectoryUser, Tenant } from "../directory/world.ts";
import { consentedScopes } from "./consented-scopes.ts";
import { crowd } from "./crowd.ts";
import { adatumPeople, contosoPeople, fabrikamPeople } from "./customer-people.ts";
import {
  buildDelegation,
  contosoDelegations,
  type DelegationSketch,
  fabrikamDelegations,
  helpdeskDelegation,
  tailspinDelegations,
} from "./delegations.ts";
import { northwindCases } from "./northwind-cases.ts";
import { northwindGroups } from "./northwind-groups.ts";
import { northwindStaff } from "./northwind-staff.ts";
import { buildPerson, type DaysAgo, type PersonSketch } from "./person-builder.ts";
import { smallCustomer } from "./small-customers.ts";
import { tenantIds } from "./tenant-ids.ts";

export interface TenantSketch {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  /** Entra ID P1; unless said, yes. */
  readonly premium?: false;
  /** Whether an administrator there approved the app; unless said, yes. */
  readonly consented?: false;
  readonly people: readonly PersonSketch[];
  readonly delegations?: readonly DelegationSketch[];
}

const sketches: readonly TenantSketch[] = [
  {
    id: tenantIds.northwind,
    name: "Northwind Managed Services",
    domain: "northwind.example",
    people: [...northwindStaff, ...northwindCases, ...crowd(120)],
  },
  {
    id: tenantIds.contoso,
    name: "Contoso",
    domain: "contoso.com",
    people: contosoPeople,
    delegations: contosoDelegations,
  },
  {
    id: tenantIds.fabrikam,
    name: "Fabrikam",
    domain: "fabrikam.com",
    people: [...fabrikamPeople, ...crowd(1200 - fabrikamPeople.length)],
    delegations: fabrikamDelegations,
  },
  {
    id: tenantIds.adatum,
    name: "Adatum",
    domain: "adatum.com",
    premium: false,
    consented: false,
    people: adatumPeople,
    delegations: [helpdeskDelegation("Adatum")],
  },
  {
    id: tenantIds.proseware,
    name: "Proseware",
    domain: "proseware.com",
    people: smallCustomer("Petra Prose", "Piet Writer", "Paolo Pen"),
    delegations: [{ ...helpdeskDelegation("Proseware"), reseller: true }],
  },
  {
    id: tenantIds.woodgrove,
    name: "Woodgrove",
    domain: "woodgrove.example",
    people: smallCustomer("Wanda Grove", "Wendy Wood"),
    delegations: [helpdeskDelegation("Woodgrove")],
  },
  {
    id: tenantIds.tailspin,
    name: "Tailspin",
    domain: "tailspintoys.com",
    people: smallCustomer("Tess Spin", "Tom Tail"),
    delegations: tailspinDelegations,
  },
  {
    id: tenantIds.litware,
    name: "Litware",
    domain: "litwareinc.com",
    people: smallCustomer("Lena Lit", "Lars Ware"),
    delegations: [{ name: "Litware escalation", assignments: [{ group: "escalation" }] }],
  },
  {
    id: tenantIds.wingtip,
    name: "Wingtip",
    domain: "wingtiptoys.com",
    people: smallCustomer("Willa Wing", "Walt Tip"),
    delegations: [{ name: "Wingtip on call", assignments: [{ group: "onCall" }] }],
  },
];

/** All tenants, new from the seed. */
export function sowTenants(daysAgo: DaysAgo): Tenant[] {
  return sketches.map((sketch) => sowTenant(sketch, daysAgo));
}

export function sowTenant(sketch: TenantSketch, daysAgo: DaysAgo): Tenant {
  const { id, domain, name: company, premium = true, consented = true, delegations = [] } = sketch;
  const users = new Map<string, DirectoryUser>();
  for (const person of sketch.people) {
    const user = buildPerson({ domain, company, daysAgo }, person);
    users.set(user.id, user);
  }
  const groups = id === tenantIds.northwind ? northwindGroups() : [];
  return {
    id,
    displayName: company,
    domains: [domain, `${domain.split(".")[0] ?? domain}.onmicrosoft.com`],
    premium,
    users,
    groups: new Map(groups.map((group) => [group.id, group])),
    consents: new Set(consented ? consentedScopes : []),
    delegations: delegations.map((one) => buildDelegation(id, one, daysAgo)),
    passLifetime: { min: 60, max: 480, default: 60 },
  };
}
