import { customersByTenant } from "../../core/access/find-access.ts";
import type { Customer } from "../../core/directory/people.ts";
import type { AccessSource } from "../access/access-source.ts";

/** A customer of a list. Who is no longer served gives nobody a desk role, so that nothing is asked there. */
export function servedCustomer(
  { access, home }: { readonly access: AccessSource; readonly home: Customer },
  tenantId: string,
): Customer {
  const served = customersByTenant(access.current(), home, tenantId);
  return served ?? { tenantId, name: "a customer that is no longer served", home: false };
}
