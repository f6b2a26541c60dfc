import type { Operator } from "../../../core/directory/people.ts";

/** MSAL's home account id, which is also the name of an operator's token partition and what its blob is bound to. */
export function homeAccountIdOf({ objectId, tenantId }: Operator): string {
  return `${objectId}.${tenantId}`.toLowerCase();
}
