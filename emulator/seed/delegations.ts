import { type RoleName, roleIds } from "../directory/role-ids.ts";
import { stableId } from "../directory/stable-id.ts";
import type { DelegatedAssignment, Delegation, DelegationStatus } from "../directory/world.ts";
import { groupIds } from "./northwind-groups.ts";
import type { DaysAgo } from "./person-builder.ts";

/** What a helpdesk needs in a customer: without a role that reads the directory nobody sees its people. */
const helpdeskRoles: readonly RoleName[] = ["Authentication Administrator", "Directory Readers"];

export interface DelegationSketch {
  readonly name: string;
  /** The most that any assignment gives; a helpdesk's roles unless said. */
  readonly roles?: readonly RoleName[];
  /** Days from now, 300 unless said; negative: it ended. */
  readonly endsIn?: number;
  /** It extends itself unless said. */
  readonly ends?: true;
  readonly status?: DelegationStatus;
  readonly reseller?: true;
  readonly assignments: readonly AssignmentSketch[];
}

interface AssignmentSketch {
  readonly group: keyof typeof groupIds;
  readonly roles?: readonly RoleName[];
  readonly status?: DelegatedAssignment["status"];
}

/** A delegated administration from the few words that matter. */
export function buildDelegation(customerId: string, sketch: DelegationSketch, daysAgo: DaysAgo): Delegation {
  const { name, roles = helpdeskRoles, endsIn = 300, ends = false, status = "active", reseller = false } = sketch;
  return {
    id: `${stableId(`${customerId}/gdap/${name}`)}-${customerId}`,
    displayName: name,
    status,
    activatedDateTime: daysAgo(430 - endsIn),
    endDateTime: daysAgo(-endsIn),
    autoExtendDuration: ends ? "PT0S" : "P180D",
    reseller,
    roles: idsOf(roles),
    assignments: sketch.assignments.map((given, n) => ({
      id: stableId(`${customerId}/gdap/${name}/${n}`),
      status: given.status ?? "active",
      groupId: groupIds[given.group],
      roles: idsOf(given.roles ?? helpdeskRoles),
    })),
  };
}

/** One ordinary delegated administration for the group Helpdesk. */
export function helpdeskDelegation(customer: string): DelegationSketch {
  return { name: `${customer} helpdesk`, assignments: [{ group: "helpdesk" }] };
}

const withReports: readonly RoleName[] = [...helpdeskRoles, "Reports Reader"];

/** Ends soon; an older one with more power is over. */
export const contosoDelegations: readonly DelegationSketch[] = [
  { ...helpdeskDelegation("Contoso"), endsIn: 20, ends: true },
  {
    name: "Contoso 2023",
    roles: ["Global Administrator"],
    endsIn: -40,
    ends: true,
    status: "expired",
    assignments: [{ group: "helpdesk", roles: ["Global Administrator"] }],
  },
];

/** Works through a group within a group; what is on its way out, and what the relationship itself lacks, gives nothing. */
export const fabrikamDelegations: readonly DelegationSketch[] = [
  {
    name: "Fabrikam helpdesk",
    roles: withReports,
    assignments: [
      { group: "customerOperators", roles: withReports },
      { group: "helpdesk", roles: ["Reports Reader"], status: "deleting" },
      { group: "helpdesk", roles: ["Privileged Authentication Administrator"] },
    ],
  },
];

/** Its own one expired; Microsoft's transitional one gives an operator nothing. */
export const tailspinDelegations: readonly DelegationSketch[] = [
  { ...helpdeskDelegation("Tailspin"), endsIn: -3, ends: true, status: "expired" },
  {
    name: "MLT_20230115_Tailspin",
    roles: ["Directory Readers"],
    assignments: [{ group: "adminAgents", roles: ["Directory Readers"] }],
  },
];

function idsOf(names: readonly RoleName[]): string[] {
  return names.map((name) => roleIds[name]);
}
