import { customersByTenant, deskRolesOf } from "../../../core/access/find-access.ts";
import { type Customer, type Operator, sameAccount } from "../../../core/directory/people.ts";
import { Problem } from "../../../core/problem.ts";
import type { BulkHead } from "../../../core/reset/bulk.ts";
import type { AccessSource } from "../../access/access-source.ts";
import type { OpenTenant } from "../../tenants/open-tenant.ts";

export interface BulkRightsDeps {
  readonly openTenant: OpenTenant;
  readonly access: AccessSource;
  readonly home: Customer;
}

/** In which customers the person may reset. Throws `sign-in-needed`: groups are read with their own rights. */
export type WritesIn = (operator: Operator) => Promise<(tenantId: string) => boolean>;

export function createWritesIn({ openTenant, access, home }: BulkRightsDeps): WritesIn {
  return async (operator) => {
    const { groups } = await (await openTenant(operator, home.tenantId)).standings.ofOperator();
    const file = access.current();
    return (tenantId) => {
      const customer = customersByTenant(file, home, tenantId);
      const person = { objectId: operator.objectId, groups };
      return customer !== undefined && deskRolesOf(file, person, customer).includes("AuthenticationMethodsWriter");
    };
  };
}

/** Whose bulk it is may always stop it; anybody else must be a writer for all of these customers. Throws `desk-role-missing`. */
export async function checkMayReach(
  writesIn: WritesIn,
  operator: Operator,
  { head, tenantIds }: { readonly head: BulkHead; readonly tenantIds: readonly string[] },
): Promise<void> {
  if (sameAccount(head.operator, operator)) return;
  const writes = await writesIn(operator);
  if (!tenantIds.every(writes)) throw new Problem("desk-role-missing");
}
