import type { TargetStanding } from "./standing.ts";

/** Template ids of Entra's built-in roles, the same in every tenant (facts/identity.md §3.3). */
export const roles = {
  "Global Administrator": "62e90394-69f5-4237-9190-012177145e10",
  "Global Reader": "f2ef992c-3afb-46b9-b7cf-a126ee74c451",
  "Privileged Authentication Administrator": "7be44c8a-adaf-4e2a-84d6-ab2649e08a13",
  "Authentication Administrator": "c4e39bd9-1100-46d3-8c65-fb160da0071f",
  "Authentication Policy Administrator": "0526716b-113d-4c15-b2c8-68e3c22b9f80",
  "Authentication Extensibility Administrator": "25a516ed-2fa0-40ea-a2d0-12923a21473a",
  "User Administrator": "fe930be7-5e62-47db-91af-98c3a49a38b1",
  "Helpdesk Administrator": "729827e3-9c14-49f7-bb1b-9608f156bbb8",
  "Password Administrator": "966707d0-3269-4727-9be2-8c3a10f19b9d",
  "Privileged Role Administrator": "e8611ab8-c189-46e8-94e1-60213ab1f814",
  "Security Administrator": "194ae4cb-b126-40b2-bd5b-6091b380977d",
  "Security Operator": "5f2222b1-57c3-48ba-8ad5-d4759f1fde6f",
  "Security Reader": "5d6b6bb7-de71-4623-b4af-96380a352509",
  "Conditional Access Administrator": "b1be1c3e-b65d-4f19-8427-f6fa0d97feb9",
  "Directory Readers": "88d8e3e3-8f55-4a1e-953a-9b9898b8876b",
  "Directory Writers": "9360feb5-f418-4baa-8175-e2a00bac4301",
  "Groups Administrator": "fdd7a751-b60b-444a-984c-02652fe8fa1c",
  "Guest Inviter": "95e79109-95c0-4d8e-aee3-d01accf2d47b",
  "Message Center Reader": "790c1fb9-7f7d-4f88-86a1-ef1f95c05c1b",
  "Reports Reader": "4a5d8f65-41da-4de4-8968-e035b65339cf",
  "Usage Summary Reports Reader": "75934031-6c7e-415a-99d7-48dbd49e875e",
  "User Experience Success Manager": "27460883-1df1-4691-b032-3b79643e5e63",
  "License Administrator": "4d6ac14f-3453-41d0-bef9-a3e0c569773a",
  "Application Administrator": "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3",
  "Cloud Application Administrator": "158c047a-c907-4556-b7ef-446551a6b5f7",
  "Service Support Administrator": "f023fd81-a637-4b56-95fd-791ac0226033",
  "Exchange Administrator": "29232cdf-9323-42fd-ade2-1d097af3e4de",
  "Intune Administrator": "3a2c62db-5318-420d-8d74-23affee5d9d5",
  "SharePoint Administrator": "f28a1f50-f6e7-4571-818b-6a12f2af6b6c",
  "Teams Administrator": "69091246-20e8-4a56-aa4d-066075b2a7a8",
  "Billing Administrator": "b0f54661-2d74-4c50-afa3-1ec803f12efe",
  "Domain Name Administrator": "8329153b-31d0-4727-b945-745eb3bc5f31",
  "Partner Tier1 Support": "4ba39ca4-527c-499a-b93d-d9b492c50246",
  "Partner Tier2 Support": "e00e864a-17c5-4a4b-9c06-f5b95a8d5bd8",
} as const;

export type RoleName = keyof typeof roles;

/** An Authentication Administrator may act on holders of these and of nothing else (facts/identity.md §3.4). */
const openToAuthenticationAdministrator = idsOf(
  "Authentication Administrator",
  "Directory Readers",
  "Guest Inviter",
  "Password Administrator",
  "Message Center Reader",
  "Reports Reader",
  "Usage Summary Reports Reader",
  "User Experience Success Manager",
);

/** May act on everybody's methods. */
const actOnEverybody = idsOf("Global Administrator", "Privileged Authentication Administrator");

export type MethodsForecast = "yes" | "needs-privileged" | "needs-authentication-administrator" | "unknown";

/**
 * Will Graph let somebody with these roles act on this person's methods? A forecast for the card: Graph's answer is the truth.
 * `unknown`: the operator's roles could not be read. Roles are template ids (facts/identity.md §3.4).
 */
export function mayActOnMethods(
  operatorRoles: readonly string[] | undefined,
  target: Pick<TargetStanding, "entraRoles" | "inRoleAssignableGroup">,
): MethodsForecast {
  if (operatorRoles === undefined) return "unknown";
  if (holdsAny(operatorRoles, actOnEverybody)) return "yes";
  if (target.inRoleAssignableGroup || holdsPrivilegedRole(target.entraRoles)) return "needs-privileged";
  const reaches = holdsAny(operatorRoles, idsOf("Authentication Administrator"));
  return reaches ? "yes" : "needs-authentication-administrator";
}

/** Any role, custom ones too, that puts its holder out of an Authentication Administrator's reach. */
export function holdsPrivilegedRole(entraRoles: readonly string[]): boolean {
  return entraRoles.some((id) => !openToAuthenticationAdministrator.has(id.toLowerCase()));
}

/** The display name of a template id; a role this program has not heard of is the tenant's own. */
export function roleName(templateId: string): string {
  const named = Object.entries(roles).find(([, id]) => id === templateId.toLowerCase());
  return named?.[0] ?? "custom role";
}

function idsOf(...names: RoleName[]): ReadonlySet<string> {
  return new Set(names.map((name) => roles[name]));
}

function holdsAny(held: readonly string[], wanted: ReadonlySet<string>): boolean {
  return held.some((id) => wanted.has(id.toLowerCase()));
}
