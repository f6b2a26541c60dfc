import type { Operator } from "../../core/directory/people.ts";
import type { TokenPartitions } from "./token-partitions.ts";

/** An operator whose tokens are kept. */
export interface SignedIn {
  /** Without a name: only ids are kept with the tokens. */
  readonly operator: Operator;
  /** When the tokens were last written. */
  readonly at: Date;
}

/** Whose tokens are kept. The key of a partition is MSAL's home account id: "<object id>.<tenant id>". */
export async function signedInOperators(partitions: Pick<TokenPartitions, "list">): Promise<SignedIn[]> {
  const kept = await partitions.list();
  return kept.flatMap(({ key, updatedAt }) => {
    const [objectId = "", tenantId = ""] = key.split(".");
    return objectId && tenantId ? [{ operator: { tenantId, objectId, name: "" }, at: updatedAt }] : [];
  });
}
