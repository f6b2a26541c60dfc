import { Problem } from "../../../core/problem.ts";
import { asEntraProblem } from "./aadsts.ts";
import { graphScopes } from "./graph-scopes.ts";
import { authorityOf, createMsalClient, type GraphApp } from "./msal-client.ts";

/**
 * Does Entra take the Graph registration's proof of itself? It is shown with an assertion that nobody signed, which gives nothing to
 * anybody: Entra refuses it with AADSTS50013 where the proof was good, and with 7000215, 700027… where it was not.
 * Resolves with that refusal.
 */
export async function probeGraphApp(app: GraphApp): Promise<Problem> {
  const { homeTenantId: tenantId } = app;
  try {
    const client = await createMsalClient(app);
    const authority = authorityOf(app, tenantId);
    const scopes = graphScopes(app.cloud);
    await client.acquireTokenOnBehalfOf({ oboAssertion: unsigned(app), authority, scopes, skipCache: true });
    return new Problem("unexpected", { cause: new Error("Entra gave a token for an assertion that nobody signed.") });
  } catch (error) {
    return asEntraProblem(error, tenantId);
  }
}

/** Shaped like a token for this app, so that only its signature is at fault. */
function unsigned({ cloud, homeTenantId, clientId }: GraphApp): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const issuer = `${authorityOf({ cloud }, homeTenantId)}/v2.0`;
  const claims = { aud: clientId, iss: issuer, tid: homeTenantId, ver: "2.0", nbf: 0, exp: 4_102_444_800 };
  return `${part({ alg: "RS256", typ: "JWT", kid: "nobody" })}.${part(claims)}.${part({ signed: "by nobody" })}`;
}
