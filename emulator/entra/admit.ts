import { guestTwin } from "../directory/guest-twin.ts";
import { operatorRoles } from "../directory/roles-of.ts";
import type { DirectoryUser, Tenant } from "../directory/world.ts";
import type { EntraParts } from "./entra-parts.ts";
import { EntraRefusal } from "./entra-refusal.ts";
import type { SignIn } from "./grants-store.ts";
import { requestedScopes } from "./requested-scopes.ts";

/** Somebody of the home tenant at the door of a tenant. */
export interface Entry {
  readonly tenant: Tenant;
  readonly signIn: SignIn;
  /** The `scope` parameter as it came. */
  readonly scope: string;
  /** Authentication contexts asked for by a `claims` parameter. */
  readonly contexts: readonly string[];
  /** The `claims` parameter names more than the client's own capabilities. */
  readonly withClaims: boolean;
}

export interface Admitted {
  readonly user: DirectoryUser;
  /** Template ids of the roles held in the tenant. */
  readonly roles: ReadonlySet<string>;
  readonly scopes: readonly string[];
}

/** Who may enter, as whom, with which scopes; every no is an AADSTS code (facts: identity.md §2.2, §2.6). */
export function admit(parts: EntraParts, entry: Entry): Admitted {
  const { world } = parts;
  const { tenant, signIn } = entry;
  const user = world.tenants.get(world.homeTenantId)?.users.get(signIn.userId);
  if (!user) throw new EntraRefusal(50034);
  if (!user.accountEnabled) throw new EntraRefusal(50057);
  if (tenant.id !== world.homeTenantId) checkWayIn(parts, tenant, user);
  const roles = operatorRoles(world, tenant, user.id);
  if (!roles) throw new EntraRefusal(50020);
  const scopes = grantedScopes(parts, entry);
  checkPolicies(parts, entry);
  return { user, roles, scopes };
}

function checkWayIn({ world }: EntraParts, tenant: Tenant, user: DirectoryUser): void {
  if (world.conditions.outboundBlockedTo.has(tenant.id)) throw new EntraRefusal(500212);
  if (guestTwin(tenant, user)) throw new EntraRefusal(50177);
}

/** Entra puts everything consented into a Graph token, not only what was asked for; asking for more is AADSTS65001. */
function grantedScopes(parts: EntraParts, { tenant, scope }: Entry): string[] {
  const asked = requestedScopes(scope, parts.addresses().graph);
  const { consents } = tenant;
  const missing = parts.world.conditions.consentMissing.has(tenant.id) || consents.size === 0;
  if (missing || asked.some((name) => !consents.has(name))) throw new EntraRefusal(65001);
  return [...consents].filter((name) => name !== "offline_access");
}

/** Conditional Access of the tenant; what is wanted comes back as claims for the next sign-in in a browser. */
function checkPolicies({ world: { conditions } }: EntraParts, { tenant, signIn, withClaims }: Entry): void {
  const { userId, withMfa } = signIn;
  if (conditions.blockedFor.has(userId) || conditions.blockedIn.has(tenant.id)) throw new EntraRefusal(53003, wanted());
  const needsMfa = conditions.mfaRequiredFor.has(userId) || conditions.mfaRequiredIn.has(tenant.id);
  const needsSignIn = withClaims && conditions.signInForClaimsFor.has(userId);
  if (!withMfa && (needsMfa || needsSignIn)) throw new EntraRefusal(50076, wanted());
}

function wanted(): string {
  return JSON.stringify({
    access_token: { capolids: { essential: true, values: ["b1f6c1de-6f1a-4b8e-a0c7-0a4e8f1f2a33"] } },
  });
}
