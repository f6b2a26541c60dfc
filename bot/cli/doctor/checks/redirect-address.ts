import { randomBytes, randomUUID } from "node:crypto";
import { consentedUriOf, redirectUriOf } from "../../../compose/compose-sign-in.ts";
import { type Answer, ask, saidOf } from "../ask.ts";
import { type Check, type Finding, fail, pass } from "../check.ts";
import { correlationIn } from "../finding-of.ts";
import type { Installation } from "../installation.ts";

/** Does Entra send sign-ins and approvals back to the bot's pages? Asked as a browser would, for nobody, and never finished. */
export const redirectAddress: Check<Installation> = {
  title: "Redirect addresses",
  async run(installation) {
    const { config } = installation;
    const addresses = [redirectUriOf(config), consentedUriOf(config)];
    for (const address of addresses) {
      const refusal = await refusalOf(installation, address);
      if (refusal) return refusal;
    }
    return pass(`Entra sends browsers back to ${addresses.join(" and ")}`);
  },
};

async function refusalOf({ config, identity, fetch }: Installation, redirectUri: string): Promise<Finding | undefined> {
  const tenantId = config.AZURE_TENANT_ID;
  const operator = { tenantId, objectId: randomUUID(), name: "nobody" };
  const secret = () => randomBytes(32).toString("base64url");
  const proof = { state: secret(), nonce: secret(), verifier: secret() };
  const url = new URL(await identity.authorizationCode.urlFor({ operator, tenantId, redirectUri, proof }));
  // Entra answers at once whether it trusts the address, instead of showing its sign-in page first.
  url.searchParams.set("prompt", "none");
  const answer = await ask(fetch, url.href);
  const location = answer.headers.get("location") ?? "";
  return location.startsWith(redirectUri) ? undefined : judge(answer, redirectUri);
}

function judge({ status, text }: Answer, redirectUri: string): Finding | undefined {
  const code = /AADSTS\d+/.exec(text)?.[0];
  // It shows its sign-in page: that is no refusal.
  if (code === undefined && status > 0 && status < 400) return undefined;
  const todo =
    code === "AADSTS50011"
      ? `Add ${redirectUri} to the Graph registration: Authentication, platform Web.`
      : "Check AZURE_CLIENT_ID and AZURE_TENANT_ID.";
  return fail(`Entra refuses ${redirectUri}: ${code ?? saidOf({ status, text })}`, todo, correlationIn(text));
}
