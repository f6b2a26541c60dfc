import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from "jose";
import type { Cloud } from "../../../core/cloud.ts";
import { type Operator, sameId } from "../../../core/directory/people.ts";
import { Problem } from "../../../core/problem.ts";
import type { Log } from "../../log.ts";

/** Teams on desktop and mobile, and on the web (facts/identity.md §1.2). */
const teamsClientIds = ["1fec8e78-bce4-4aaf-ab1b-5451cc387264", "5e3ce6c0-2b1f-4285-8d4b-75ee78787346"];

const scope = "access_as_user";

export interface SingleSignOnRules {
  readonly cloud: Pick<Cloud, "authorityHost">;
  readonly homeTenantId: string;
  /** The Graph registration's client id, and its `api://…` URIs where it has any. */
  readonly audiences: readonly string[];
  readonly now: () => Date;
  readonly log: Log;
}

/** Throws `sign-in-refused`, or `graph-unreachable` when Entra's keys can't be read. The reason goes to the log only. */
export type CheckSingleSignOn = (operator: Operator, token: string) => Promise<void>;

/** Is this the Teams client's own token, for this app, of this operator, in the home tenant (facts/identity.md §6, "Bind identity")? */
export function createCheckSingleSignOn(rules: SingleSignOnRules): CheckSingleSignOn {
  const authority = `${rules.cloud.authorityHost}/${rules.homeTenantId}`;
  const keys = createRemoteJWKSet(new URL(`${authority}/discovery/v2.0/keys`));
  return async (operator, token) => {
    const claims = await verify(token, keys, rules);
    const fault = faultOf(claims, operator, rules.homeTenantId);
    if (fault) throw refuse(rules.log, operator, fault);
  };

  async function verify(token: string, key: JWTVerifyGetKey, { audiences, now }: SingleSignOnRules) {
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: ["RS256"],
        issuer: `${authority}/v2.0`,
        audience: [...audiences],
        requiredClaims: ["exp", "oid", "tid", "azp", "scp"],
        currentDate: now(),
        clockTolerance: 60,
      });
      return payload;
    } catch (cause) {
      if (isUnreachable(cause)) throw new Problem("graph-unreachable", { cause });
      throw refuse(rules.log, undefined, cause instanceof Error ? cause.message : "not a token");
    }
  }
}

function faultOf(claims: JWTPayload, operator: Operator, homeTenantId: string): string | undefined {
  if (!isId(claims["tid"], homeTenantId) || !isId(claims["tid"], operator.tenantId))
    return "tid is not the home tenant";
  if (!isId(claims["oid"], operator.objectId)) return "oid is not the operator";
  if (!teamsClientIds.some((id) => isId(claims["azp"], id))) return "azp is not a Teams client";
  return scopesOf(claims).includes(scope) ? undefined : `scp lacks ${scope}`;
}

function isId(claim: unknown, expected: string): boolean {
  return typeof claim === "string" && sameId(claim, expected);
}

function scopesOf(claims: JWTPayload): string[] {
  const scp = claims["scp"];
  return typeof scp === "string" ? scp.split(" ") : [];
}

function isUnreachable(error: unknown): boolean {
  return error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError);
}

function refuse(log: Log, operator: Operator | undefined, reason: string): Problem {
  log.warn({ operator: operator?.objectId, reason }, "A single sign-on token was refused.");
  return new Problem("sign-in-refused");
}
