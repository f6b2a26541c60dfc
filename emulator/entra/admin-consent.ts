import { findUser } from "../directory/find-user.ts";
import { roleIds } from "../directory/role-ids.ts";
import { rolesOf } from "../directory/roles-of.ts";
import type { DirectoryUser, Tenant } from "../directory/world.ts";
import type { Reply } from "../http-service.ts";
import { accountPage, signInLead } from "./account-page.ts";
import type { EntraParts } from "./entra-parts.ts";
import { EntraRefusal } from "./entra-refusal.ts";
import { escaped, pageFrame } from "./page-frame.ts";
import { refusalPage } from "./refusal-page.ts";
import { requestedScopes } from "./requested-scopes.ts";
import { trustedReturn } from "./trusted-return.ts";

const openId = ["openid", "profile", "email", "offline_access"];

/** `{tenant}/v2.0/adminconsent`: GET asks an administrator of that tenant, POST is the press on Accept (facts: identity.md §2.2). */
export function answerAdminConsent(
  parts: EntraParts,
  tenant: Tenant,
  { method, path, query }: { readonly method: string; readonly path: string; readonly query: URLSearchParams },
): Reply {
  const back = trustedReturn(parts, query);
  const scopes = wantedScopes(parts, query);
  const denied = new EntraRefusal(65004);
  const cancel = back({ error: denied.redirectError, error_subcode: "cancel", error_description: denied.message });
  const picked = query.get("picked");
  if (picked === null) {
    const lead = `${signInLead(tenant)}\n<p class="quiet">Only an administrator of ${escaped(tenant.displayName)} can approve an app for everybody there.</p>`;
    const accounts = [...tenant.users.values()].filter((user) => mayConsent(tenant, user));
    return accountPage({ title: "Pick an account", lead, accounts, path, query, cancel });
  }
  const administrator = findUser(tenant, picked);
  if (!administrator) return refusalPage(new EntraRefusal(50020), cancel);
  if (!mayConsent(tenant, administrator)) return refusalPage(new EntraRefusal(90094), cancel);
  if (method !== "POST") return consentPage({ tenant, scopes, action: `${path}?${query.toString()}`, cancel });
  for (const scope of [...openId, ...scopes]) tenant.consents.add(scope);
  parts.world.conditions.consentMissing.delete(tenant.id);
  const given = scopes.map((scope) => `${parts.addresses().graph}/${scope}`).join(" ");
  return { status: 302, headers: { location: back({ admin_consent: "True", tenant: tenant.id, scope: given }) } };
}

/** What is asked for by name; with `.default`, all that the registration lists. */
function wantedScopes({ addresses, registeredScopes }: EntraParts, query: URLSearchParams): readonly string[] {
  const scope = query.get("scope");
  if (scope === null || scope === "") throw new EntraRefusal(900144);
  const named = requestedScopes(scope, addresses().graph);
  return scope.includes(".default") ? registeredScopes.filter((name) => !openId.includes(name)) : named;
}

function mayConsent(tenant: Tenant, user: DirectoryUser): boolean {
  return user.accountEnabled && rolesOf(tenant, user).has(roleIds["Global Administrator"]);
}

interface ConsentPage {
  readonly tenant: Tenant;
  readonly scopes: readonly string[];
  readonly action: string;
  readonly cancel: string;
}

function consentPage({ tenant, scopes, action, cancel }: ConsentPage): Reply {
  return pageFrame({
    status: 200,
    title: "Permissions requested",
    main: `<p>MFA Reset Desk asks, for everybody in <strong>${escaped(tenant.displayName)}</strong>, to act for a signed-in person with:</p>
<ul class="plain">
${scopes.map((scope) => `<li>${escaped(scope)}</li>`).join("\n")}
</ul>
<form method="post" action="${escaped(action)}">
<button type="submit">Accept</button>
</form>
<p><a href="${escaped(cancel)}">Cancel</a></p>`,
  });
}
