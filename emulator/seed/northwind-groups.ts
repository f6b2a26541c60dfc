import { stableId } from "../directory/stable-id.ts";
import type { Group } from "../directory/world.ts";
import { personId } from "./person-builder.ts";

export const groupIds = {
  /** The operators: Olivia and Priya. */
  helpdesk: stableId("northwind.example/group/Helpdesk"),
  /** Role-assignable, gives no role: Mira is its member, Owen its owner. */
  tierZero: stableId("northwind.example/group/Tier Zero"),
  /** Its one member is the group Helpdesk. */
  customerOperators: stableId("northwind.example/group/Customer Operators"),
  /** Priya alone. */
  escalation: stableId("northwind.example/group/Escalation"),
  /** Priya; Olivia could activate her membership. */
  onCall: stableId("northwind.example/group/On Call"),
  /** Nobody: Microsoft made it for its own transitional relationships. */
  adminAgents: stableId("northwind.example/group/AdminAgents"),
} as const;

/** The groups of the provider, new from the seed. */
export function northwindGroups(): Group[] {
  const ids = (...names: string[]): string[] => names.map((name) => personId("northwind.example", name));
  const group = (id: string, displayName: string, more: Partial<Group>): Group => ({
    ...{ id, displayName, description: null, isAssignableToRole: false, members: [], owners: [], roles: [] },
    ...more,
  });
  return [
    group(groupIds.helpdesk, "Helpdesk", {
      description: "Operators of MFA Reset Desk",
      members: ids("Olivia Operator", "Priya Privileged"),
      owners: ids("Priya Privileged"),
    }),
    group(groupIds.tierZero, "Tier Zero", {
      description: "Role-assignable",
      isAssignableToRole: true,
      members: ids("Mira Member"),
      owners: ids("Owen Owner"),
    }),
    group(groupIds.customerOperators, "Customer Operators", { members: [groupIds.helpdesk] }),
    group(groupIds.escalation, "Escalation", { members: ids("Priya Privileged") }),
    group(groupIds.onCall, "On Call", { members: ids("Priya Privileged"), eligible: ids("Olivia Operator") }),
    group(groupIds.adminAgents, "AdminAgents", {}),
  ];
}
