import { z } from "zod";
import type { Target } from "../../../core/directory/people.ts";

/** A user as the directory lists one, in the properties this program reads. */
export const listedUser = z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  userPrincipalName: z.string(),
  userType: z.string().nullish(),
  accountEnabled: z.boolean().nullish(),
  onPremisesSyncEnabled: z.boolean().nullish(),
  isManagementRestricted: z.boolean().nullish(),
  jobTitle: z.string().nullish(),
  department: z.string().nullish(),
});

export type ListedUser = z.infer<typeof listedUser>;

/** A user about whom something may be decided: with every address that a rule could name. */
export const foundUser = listedUser.extend({
  mail: z.string().nullish(),
  proxyAddresses: z.array(z.string()).nullish(),
});

export type FoundUser = z.infer<typeof foundUser>;

/** The properties that are not among Graph's defaults have to be asked for (facts/graph.md 1.7). */
export const userProperties = Object.keys(listedUser.shape).join(",");
export const foundUserProperties = Object.keys(foundUser.shape).join(",");

const objectId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** In `/users/{…}` anything else would be read as a user principal name. */
export function isObjectId(text: string): boolean {
  return objectId.test(text);
}

export function toTarget(
  found: ListedUser & Partial<FoundUser>,
  tenant: Pick<Target, "tenantId" | "customerName">,
): Target {
  return {
    ...tenant,
    objectId: found.id,
    displayName: found.displayName ?? found.userPrincipalName,
    userPrincipalName: found.userPrincipalName,
    userType: found.userType?.toLowerCase() === "guest" ? "guest" : "member",
    enabled: found.accountEnabled ?? true,
    synced: found.onPremisesSyncEnabled ?? false,
    managementRestricted: found.isManagementRestricted ?? false,
    ...addressesOf(found),
    ...workOf(found),
  };
}

/** `SMTP:` marks the main address, `smtp:` an alias. */
function addressesOf({ mail, proxyAddresses }: Partial<FoundUser>): Pick<Target, "addresses"> {
  const aliases = (proxyAddresses ?? []).flatMap((address) => /^smtp:(.+)$/i.exec(address)?.[1] ?? []);
  const addresses = [...new Set(mail ? [mail, ...aliases] : aliases)];
  return addresses.length > 0 ? { addresses } : {};
}

function workOf({ jobTitle, department }: ListedUser): Pick<Target, "jobTitle" | "department"> {
  return { ...(jobTitle ? { jobTitle } : {}), ...(department ? { department } : {}) };
}
