import { ask, jsonOf, saidOf } from "../ask.ts";
import { type Check, fail, pass } from "../check.ts";
import { correlationIn } from "../finding-of.ts";
import type { Installation } from "../installation.ts";

/** Entra's metadata of the home tenant, with which single sign-on tokens are judged. */
export const singleSignOn: Check<Installation> = {
  title: "Home tenant",
  async run({ config: { cloud, AZURE_TENANT_ID: tenantId }, fetch }) {
    const authority = `${cloud.authorityHost}/${tenantId}`;
    const configuration = await ask(fetch, `${authority}/v2.0/.well-known/openid-configuration`);
    const issuer = jsonOf(configuration)?.["issuer"];
    if (issuer !== `${authority}/v2.0`) {
      const code = /AADSTS\d+/.exec(configuration.text)?.[0];
      const todo = "Check AZURE_TENANT_ID and CLOUD, and that this machine may reach Entra (proxy, firewall).";
      const says = `${authority} can't be read: ${code ?? saidOf(configuration)}`;
      return fail(says, todo, correlationIn(configuration.text));
    }
    const keys = await ask(fetch, `${authority}/discovery/v2.0/keys`);
    const list = jsonOf(keys)?.["keys"];
    if (!Array.isArray(list) || list.length === 0) {
      return fail(`its keys can't be read: ${saidOf(keys)}`, "Let this machine reach all of Entra's addresses.");
    }
    return pass(`issuer ${issuer}, keys: ${list.length}`);
  },
};
