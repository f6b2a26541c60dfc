import type { DirectoryUser, Tenant } from "./world.ts";

/** The guest that somebody of the home tenant is in a customer beside the delegated administration; it gets in the way of it. */
export function guestTwin(customer: Tenant, { userPrincipalName }: DirectoryUser): DirectoryUser | undefined {
  const address = userPrincipalName.toLowerCase();
  return [...customer.users.values()].find((user) => user.userType === "Guest" && user.mail?.toLowerCase() === address);
}
