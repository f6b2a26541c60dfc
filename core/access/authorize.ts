import { type Customer, type Operator, sameAccount, type Target } from "../directory/people.ts";
import type { Access } from "./access.ts";
import type { Decision, Denial } from "./decision.ts";
import { deskRolesOf, isInAccessFile, isNever, isSamePerson, ruleFor } from "./find-access.ts";
import { holdsPrivilegedRole, mayActOnMethods } from "./roles.ts";
import type { OperatorStanding, TargetStanding } from "./standing.ts";

export interface Question {
  readonly access: Access;
  readonly operator: Operator;
  readonly operatorStanding: OperatorStanding;
  readonly customer: Customer;
  readonly target: Target;
  readonly targetStanding: TargetStanding;
}

/**
 * May this operator reset this target? First this program's own rules, which bind even a Global Administrator; then the forecast
 * of what Microsoft will say, which only spares a wasted press. The first "no" is the answer.
 */
export function authorize(question: Question): Decision {
  const denial = deskDenial(question) ?? entraDenial(question);
  return denial ? { allowed: false, denial } : { allowed: true, targetIsAdministrator: isAdministrator(question) };
}

/** The role that lets a person see users at all (product.md §5). */
export function mayFindPeople(
  question: Pick<Question, "access" | "operator" | "operatorStanding" | "customer">,
): boolean {
  const roles = desk(question);
  return roles.includes("UsersReader") || roles.includes("UserAdministrator");
}

function desk({
  access,
  operator,
  operatorStanding,
  customer,
}: Pick<Question, "access" | "operator" | "operatorStanding" | "customer">) {
  return deskRolesOf(access, { objectId: operator.objectId, groups: operatorStanding.groups }, customer);
}

function deskDenial(question: Question): Denial | undefined {
  const { access, operator, customer, target } = question;
  const customerName = customer.name;
  if (!mayFindPeople(question)) return { why: "desk-role-missing", role: "UsersReader", customerName };
  if (!desk(question).includes("AuthenticationMethodsWriter")) {
    return { why: "desk-role-missing", role: "AuthenticationMethodsWriter", customerName };
  }
  if (sameAccount(operator, target)) return { why: "desk-own-account" };
  if (isSamePerson(access, operator.objectId, target.objectId)) return { why: "desk-same-person" };
  if (isNever(access, customer, target)) return { why: "desk-never", customerName };
  if (isAdministrator(question) && !ruleFor(access, customer).mayResetAdministrators) {
    return { why: "desk-administrator", customerName };
  }
  return undefined;
}

/** Whoever is in the access file or holds a privileged role counts, or can be made one through a role-assignable group. */
function isAdministrator({ access, target, targetStanding }: Question): boolean {
  return (
    holdsPrivilegedRole(targetStanding.entraRoles) ||
    targetStanding.inRoleAssignableGroup ||
    isInAccessFile(access, { objectId: target.objectId, groups: targetStanding.groups })
  );
}

function entraDenial({ operatorStanding, target, targetStanding, customer }: Question): Denial | undefined {
  if (!operatorStanding.entraRoles) return undefined;
  const restricted = {
    ...targetStanding,
    inRoleAssignableGroup: targetStanding.inRoleAssignableGroup || target.managementRestricted,
  };
  switch (mayActOnMethods(operatorStanding.entraRoles, restricted)) {
    case "needs-privileged":
      return {
        why: "entra-role-missing",
        needs: "Privileged Authentication Administrator",
        customerName: customer.name,
      };
    case "needs-authentication-administrator":
      return { why: "entra-role-missing", needs: "Authentication Administrator", customerName: customer.name };
    case "yes":
    case "unknown":
      return undefined;
  }
}
