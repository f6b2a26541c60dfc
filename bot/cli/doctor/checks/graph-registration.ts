import { type Check, pass } from "../check.ts";
import { causesOf, correlationIn, findingOf } from "../finding-of.ts";
import type { Installation } from "../installation.ts";

/** Entra looked at the assertion, so it had taken the registration's own proof (facts: 50013, 50027, 500131, 500133). */
const aboutTheAssertion = /^AADSTS(50013|50027|500131|500133)$/;

/** Does Entra take the Graph registration's secret, certificate or managed identity? */
export const graphRegistration: Check<Installation> = {
  title: "Graph registration",
  async run({ config, identity }) {
    const refusal = await identity.probeGraphApp();
    const { entraCode = "", cause } = refusal.context;
    if (aboutTheAssertion.test(entraCode)) {
      return pass(`Entra knows ${config.AZURE_CLIENT_ID} by its credential`, correlationIn(causesOf(cause)));
    }
    const todo = `Check AZURE_CLIENT_ID, AZURE_TENANT_ID and the credential of that registration: docs/install.md.`;
    return findingOf(refusal, todo);
  },
};
