import type { Customer, Operator, Target } from "../../../core/directory/people.ts";
import { aTarget } from "./resets.ts";

export const home: Customer = { tenantId: aTarget().tenantId, name: "Contoso", home: true };

export function anOperator(part: Partial<Operator> = {}): Operator {
  return { tenantId: home.tenantId, objectId: "olive", name: "Olive Operator", ...part };
}

/** Somebody of the home tenant; object id and address follow the first name. */
export function aPerson(displayName: string, part: Partial<Target> = {}): Target {
  const first = displayName.split(" ")[0]?.toLowerCase() ?? "";
  return aTarget({ objectId: first, displayName, userPrincipalName: `${first}@contoso.com`, ...part });
}
