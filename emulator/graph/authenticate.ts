import type { JWTPayload } from "jose";
import { operatorRoles } from "../directory/roles-of.ts";
import type { Tenant, World } from "../directory/world.ts";
import type { Caller } from "./call.ts";
import { GraphRefusal } from "./graph-refusal.ts";

/** The token of a request, read: who asks, in which tenant. */
export interface Authenticated {
  readonly tenant: Tenant;
  readonly caller: Caller;
  /** True where Conditional Access wants a stronger token than this one. */
  readonly challenged: boolean;
}

export type VerifyToken = (token: string) => Promise<JWTPayload>;

/** Reads the bearer token; undefined where Graph would say 401. Roles are read from the directory, so they take effect at once. */
export async function authenticate(
  world: World,
  verify: VerifyToken,
  header: string | undefined,
): Promise<Authenticated | undefined> {
  const token = /^Bearer (.+)$/i.exec(header ?? "")?.[1];
  const claims = token === undefined ? undefined : await verify(token).catch(() => undefined);
  // A token without a user has no delegated scope: nothing of this bot may work with it.
  return claims?.["idtyp"] === "user" ? readClaims(world, claims) : undefined;
}

function readClaims(world: World, claims: JWTPayload): Authenticated | undefined {
  const tenant = world.tenants.get(text(claims["tid"]));
  const userId = text(claims["oid"]);
  if (!tenant || userId === "") return undefined;
  const roles = operatorRoles(world, tenant, userId) ?? new Set<string>();
  const caller = { userId, roles, scopes: new Set(text(claims["scp"]).split(" ")) };
  const challenged = world.conditions.claimsChallengeFor.has(userId) && !contextsOf(claims).includes(challengedContext);
  return { tenant, caller, challenged };
}

/** What the challenge asks for, and a token has to bring. */
const challengedContext = "c1";

function contextsOf(claims: JWTPayload): readonly unknown[] {
  return Array.isArray(claims["acrs"]) ? (claims["acrs"] as unknown[]) : [];
}

function text(claim: unknown): string {
  return typeof claim === "string" ? claim : "";
}

/** 401 without or with a bad token. */
export function invalidToken(header: string | undefined): GraphRefusal {
  const message =
    header === undefined
      ? "Access token is empty."
      : "Access token validation failure. Invalid audience, signature or lifetime.";
  return new GraphRefusal({
    status: 401,
    code: "InvalidAuthenticationToken",
    message,
    headers: {
      "www-authenticate":
        'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"',
    },
  });
}

/** 401 with a claims challenge: back to the person for a new token, no use in trying again (facts: identity.md §1.5). */
export function insufficientClaims(): GraphRefusal {
  const claims = JSON.stringify({ access_token: { acrs: { essential: true, value: challengedContext } } });
  const challenge = `error="insufficient_claims", claims="${Buffer.from(claims).toString("base64")}"`;
  return new GraphRefusal({
    status: 401,
    code: "InvalidAuthenticationToken",
    message:
      "Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp",
    headers: {
      "www-authenticate": `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", ${challenge}`,
    },
  });
}
