import { randomBytes, randomUUID } from "node:crypto";
import { redirectUriOf } from "../../../compose/compose-sign-in.ts";
import { type Answer, ask, saidOf } from "../ask.ts";
import { type Check, type Finding, fail, pass } from "../check.ts";
import { correlationIn } from "../finding-of.ts";
import type { Installation } from "../installation.ts";

/** Does Entra send a sign-in back to the bot's page? Asked as a browser would, for nobody, and never finished. */
export const redirectAddress: Check<Installation> = {
  title: "Redirect address",
  async run({ config, identity, fetch }) {
    const redirectUri = redirectUriOf(config);
    const tenantId = config.AZURE_TENANT_ID;
    const operator = { tenantId, objectId: randomUUID(), name: "nobody" };
    const secret = () => randomBytes(32).toString("base64url");
    const proof = { state: secret(), nonce: secret(), verifier: secret() };
    const url = new URL(await identity.authorizationCode.urlFor({ operator, tenantId, redirectUri, proof }));
    // Entra answers at once whether it trusts the address, instead of showing its sign-in page first.
    url.searchParams.set("prompt", "none");
    const answer = await ask(fetch, url.href);
    const location = answer.headers.get("location") ?? "";
    return location.startsWith(redirectUri)
      ? pass(`Entra sends sign-ins back to ${redirectUri}`)
      : judge(answer, redirectUri);
  },
};

function judge({ status, text }: Answer, redirectUri: string): Finding {
  const code = /AADSTS\d+/.exec(text)?.[0];
  if (code === undefined && status > 0 && status < 400) {
    return pass(`Entra shows its sign-in page and does not refuse ${redirectUri}`);
  }
  const todo =
    code === "AADSTS50011"
      ? `Add ${redirectUri} to the Graph registration: Authentication, platform Web.`
      : "Check AZURE_CLIENT_ID and AZURE_TENANT_ID.";
  return fail(`Entra refuses ${redirectUri}: ${code ?? saidOf({ status, text })}`, todo, correlationIn(text));
}
