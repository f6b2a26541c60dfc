import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from "jose";
import { composeAdapter } from "../../../bot/compose/compose-adapter.ts";
import { atTheDesk } from "../../support/at-the-desk.ts";
import { heardBy } from "../../support/heard-by.ts";
import { sharedHelpdesk } from "../../support/shared-helpdesk.ts";

describe("the channel's keys", () => {
  const shared = sharedHelpdesk({ eachFresh: false });
  let server: Server;
  let key: CryptoKey;

  /** Each path is metadata of its own: botbuilder remembers keys by address. */
  before(async () => {
    const pair = await generateKeyPair("RS256");
    key = pair.privateKey;
    const jwk = await exportJWK(pair.publicKey);
    server = createServer(({ url = "" }, response) => {
      const [, endorsement = "", keys] = url.split("/");
      const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${endorsement}`;
      const shown = { ...jwk, kid: "1", use: "sig", alg: "RS256", endorsements: [endorsement] };
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(keys === "keys" ? { keys: [shown] } : { jwks_uri: `${base}/keys` }));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  after(() => server.close());

  async function heardWith(endorsement: string) {
    const { config, microsoft } = shared.desk;
    const botOpenIdMetadataUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${endorsement}`;
    const cloud = { ...config.cloud, botOpenIdMetadataUrl };
    const adapter = composeAdapter({ ...config, cloud }, () => Promise.resolve("unused"));
    const body = microsoft.teams.write(atTheDesk(shared.desk, "olivia"), { type: "message", text: "help" });
    const { serviceUrl } = body as { serviceUrl?: string };
    const token = await new SignJWT({ serviceurl: serviceUrl })
      .setProtectedHeader({ alg: "RS256", typ: "JWT", kid: "1" })
      .setIssuer(cloud.botTokenIssuer)
      .setAudience(config.MicrosoftAppId)
      .setNotBefore("0s")
      .setExpirationTime("5m")
      .sign(key);
    return await heardBy(adapter, { body, token });
  }

  it("count where they are endorsed for Teams", async () => {
    assert.deepEqual(await heardWith("msteams"), { heard: true, status: 200 });
  });

  it("are refused where they are endorsed for another channel only", async () => {
    assert.deepEqual(await heardWith("webchat"), { heard: false, status: 401 });
  });
});
