import { type Check, fail, pass } from "../check.ts";
import { claimsIn } from "../claims-in.ts";
import { findingOf } from "../finding-of.ts";
import type { Installation } from "../installation.ts";

/** Can the bot get its own token for the connector, and is it the right one? */
export const channelRegistration: Check<Installation> = {
  title: "Channel registration",
  async run({ config, identity }) {
    const { MicrosoftAppId: appId, cloud } = config;
    try {
      const claims = claimsIn(await identity.channelToken());
      const { aud, appid = claims["azp"] } = claims;
      if (aud === cloud.botOAuthScope && appid === appId) return pass(`Entra gives ${appId} a token for ${aud}`);
      return fail(`a token for ${String(aud)} of ${String(appid)} came`, "Check MicrosoftAppId and CLOUD.");
    } catch (error) {
      return findingOf(error, `Check the credential of the app ${appId}, and MicrosoftAppTenantId: docs/install.md.`);
    }
  },
};
