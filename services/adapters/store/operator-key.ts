import type { Operator } from "../../../core/directory/people.ts";
import { storable } from "./storable.ts";

/** One account, whatever the case of its ids. */
export function operatorKey({ tenantId, objectId }: Pick<Operator, "tenantId" | "objectId">): string {
  return storable(`${tenantId}/${objectId}`.toLowerCase());
}
