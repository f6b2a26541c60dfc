import type { Access, DeskRole, Rule } from "../../../core/access/access.ts";
import { anOperator } from "./people.ts";

/** One user holds these roles everywhere. */
export function holding(objectId: string, ...roles: DeskRole[]): Access["roles"] {
  return roles.map((role) => ({ role, members: [{ user: objectId }], customers: ["*"] }));
}

/** The operator of the tests may see users and reset them; nothing else is said. */
export function anAccess(part: Partial<Access> = {}): Access {
  const roles = holding(anOperator().objectId, "UsersReader", "AuthenticationMethodsWriter");
  return { customers: {}, roles, rules: [], samePerson: [], ...part };
}

/** The same with one rule for every customer. */
export const anAccessWith = (rule: Omit<Rule, "customers">): Access =>
  anAccess({ rules: [{ customers: ["*"], ...rule }] });
