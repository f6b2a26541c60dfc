import { decodeJwt } from "jose";
import { z } from "zod";
import { type Operator, sameId } from "../../../core/directory/people.ts";
import { Problem } from "../../../core/problem.ts";
import type { Log } from "../../log.ts";
import type { CheckedToken } from "../../tenants/tenant-token.ts";

const claimsSchema = z.object({
  tid: z.string(),
  oid: z.string().optional(),
  appid: z.string().optional(),
  azp: z.string().optional(),
  exp: z.number(),
});

type Claims = z.infer<typeof claimsSchema>;

export interface Expected {
  readonly operator: Operator;
  readonly tenantId: string;
  /** The Graph registration's client id. */
  readonly clientId: string;
  readonly now: Date;
}

/**
 * Is this the token that was asked for? MSAL has handed out another tenant's (facts/identity.md §0.1), so every token comes through
 * here. It is a check against mis-routing, not of authenticity: that is Graph's. Throws `wrong-tenant-token`,
 * and `sign-in-needed` for one that is merely too old.
 */
export function checkToken(accessToken: string, expected: Expected, log: Log): CheckedToken {
  const claims = read(accessToken);
  compare(claims, expected, log);
  const token = { accessToken, tenantId: expected.tenantId, expiresAt: new Date(claims.exp * 1000) };
  claimsOf.set(token, claims);
  return token;
}

/** The same of a token that was checked before, whatever it is wanted for now: its claims are compared again, not decoded again. */
export function checkAgain(token: CheckedToken, expected: Expected, log: Log): CheckedToken {
  const claims = claimsOf.get(token);
  if (!claims) return checkToken(token.accessToken, expected, log);
  compare(claims, expected, log);
  return token;
}

/** What stands in a token, by the object that holds it: neither goes without the other. */
const claimsOf = new WeakMap<CheckedToken, Claims>();

function compare(claims: Claims | undefined, expected: Expected, log: Log): asserts claims is Claims {
  const { operator, tenantId, now } = expected;
  const fault = claims ? faultOf(claims, expected) : "not readable";
  if (!claims || fault) {
    log.error({ operator: operator.objectId, tenantId, fault }, "A token that was not asked for was thrown away.");
    throw new Problem("wrong-tenant-token", { tenantId });
  }
  if (claims.exp * 1000 <= now.getTime()) throw new Problem("sign-in-needed", { tenantId });
}

function read(accessToken: string): Claims | undefined {
  try {
    return claimsSchema.safeParse(decodeJwt(accessToken)).data;
  } catch {
    return undefined;
  }
}

function faultOf(claims: Claims, { operator, tenantId, clientId }: Expected): string | undefined {
  if (!sameId(claims.tid, tenantId)) return "another tenant";
  if (sameId(tenantId, operator.tenantId) && !isOf(claims, operator)) return "another person";
  if (!sameId(claims.appid ?? claims.azp ?? "", clientId)) return "another app";
  return undefined;
}

/** Asked in the home tenant only: in a customer's the operator is a foreign principal, perhaps under another object id. */
function isOf({ oid }: Claims, operator: Operator): boolean {
  return oid !== undefined && sameId(oid, operator.objectId);
}
