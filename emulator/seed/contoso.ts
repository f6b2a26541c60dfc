import type { Registrations } from "../contract.ts";
import type { Conditions, World } from "../directory/world.ts";
import { people } from "./people.ts";
import { tenantIds } from "./tenant-ids.ts";
import { sowTenants } from "./tenants.ts";

export { groupIds } from "./northwind-groups.ts";
export { people, peopleIds, targetIds } from "./people.ts";
export { tenantIds } from "./tenant-ids.ts";

/** The bot's two app registrations in the demo. The secrets are worth nothing outside this stand-in. */
export const registrations: Registrations = {
  channelAppId: "5b0f7c1e-8a51-4a3e-9d0e-6c1d2e3f4a51",
  channelAppSecret: "channel-secret-of-the-local-stand-in",
  graphAppId: "7d2a9e30-1c64-4b7f-8e21-9a0b1c2d3e62",
  graphAppSecret: "graph-secret-of-the-local-stand-in",
  homeTenantId: tenantIds.northwind,
};

/** A world new from the seed; times in it count back from `now`. */
export function seedWorld(now: () => Date): World {
  const conditions = freshConditions();
  const world: World = {
    homeTenantId: tenantIds.northwind,
    now: () => now().getTime(),
    tenants: new Map(),
    people,
    conditions,
    reset() {
      Object.assign(conditions, freshConditions());
      const sown = now().getTime();
      const daysAgo = (days: number) => new Date(sown - days * 86_400_000).toISOString();
      world.tenants.clear();
      for (const tenant of sowTenants(daysAgo)) world.tenants.set(tenant.id, tenant);
    },
  };
  world.reset();
  return world;
}

function freshConditions(): Conditions {
  return {
    mfaRequiredFor: new Set(),
    mfaRequiredIn: new Set([tenantIds.proseware]),
    blockedFor: new Set(),
    blockedIn: new Set(),
    outboundBlockedTo: new Set(),
    consentMissing: new Set(),
    refreshTokensRevokedFor: new Set(),
    claimsChallengeFor: new Set(),
    signInForClaimsFor: new Set(),
    onBehalfOfStaysHome: false,
    hiddenRegistrationFor: new Set(),
    keptMethodsCount: false,
    readLagMs: 0,
    latencyMs: 0,
    throttle: null,
    methodCallsLimit: null,
    accessTokenSeconds: 3900,
  };
}
