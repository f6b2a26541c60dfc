import type { DirectoryUser } from "../../directory/world.ts";
import type { Call } from "../call.ts";
import { badQuery, GraphRefusal, notPrivileged } from "../graph-refusal.ts";
import { readSelect, type SelectRules, selectFrom } from "../query/select.ts";
import { basicUserProperties, defaultUserProperties, userProperties } from "./user-properties.ts";

const rules: SelectRules = { type: "microsoft.graph.user", defaults: defaultUserProperties };

/** A user as this caller may see her, reduced by `$select` and grown by `$expand=manager`. */
export function renderUser(call: Call, user: DirectoryUser): Record<string, unknown> {
  const all = userProperties(user);
  const select = call.query.get("$select");
  checkActivity(call, readSelect(select, all, rules) ?? []);
  const seen = selectFrom(all, select, rules);
  return { ...limitToScope(call, user, seen), ...expandManager(call, user) };
}

/** With `User.ReadBasic.All` alone the rest of another person's properties stays away. */
function limitToScope(
  call: Call,
  user: DirectoryUser,
  seen: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const full = ["User.Read.All", "User.ReadWrite.All", "Directory.Read.All"].some((scope) =>
    call.caller.scopes.has(scope),
  );
  if (full || user.id === call.caller.userId) return { ...seen };
  return Object.fromEntries(Object.entries(seen).filter(([name]) => basicUserProperties.includes(name)));
}

/** The last sign-in needs a permission and a licence of its own. */
function checkActivity(call: Call, selected: readonly string[]): void {
  if (!selected.includes("signInActivity")) return;
  if (!call.caller.scopes.has("AuditLog.Read.All")) throw notPrivileged();
  if (!call.tenant.premium) throw notPremium();
}

export function notPremium(): GraphRefusal {
  const message = "Neither tenant is B2C or tenant doesn't have premium license";
  return new GraphRefusal({ status: 403, code: "Authentication_RequestFromNonPremiumTenantOrB2CTenant", message });
}

function expandManager(call: Call, user: DirectoryUser): Record<string, unknown> {
  const text = call.query.get("$expand");
  if (text === undefined) return {};
  const found = /^manager(?:\(\$select=([\w,]+)\))?$/i.exec(text.trim());
  if (!found)
    throw badQuery(
      `Parsing OData Select and Expand failed: Could not find a property named '${text}' on type '${rules.type}'.`,
    );
  const manager = user.managerId === null ? undefined : call.tenant.users.get(user.managerId);
  if (!manager) return {};
  return {
    manager: { "@odata.type": "#microsoft.graph.user", ...selectFrom(userProperties(manager), found[1], rules) },
  };
}
