import assert from "node:assert/strict";
import { registrations } from "../../../../emulator/seed/contoso.ts";
import { createChannelToken } from "../../../../services/adapters/identity/channel-token.ts";
import { type Desk, startDesk } from "../../../support/desk-on-local-microsoft.ts";

describe("identity/channel-token, against Entra over https", () => {
  let desk: Desk;

  before(async () => {
    desk = await startDesk();
  });
  after(async () => {
    await desk.microsoft.stop();
  });

  function create(secret: string): () => Promise<string> {
    const { homeTenantId: tenantId, channelAppId: appId } = registrations;
    return createChannelToken({ cloud: desk.cloud, tenantId, appId, secret });
  }

  it("is a token the connector takes, fetched once", async () => {
    const token = create(registrations.channelAppSecret);
    const first = await token();
    assert.equal(await desk.microsoft.entra.isConnectorToken(`Bearer ${first}`), true);
    assert.equal(await token(), first);
    const grants = desk.microsoft.log.all().flatMap(({ grant }) => (grant === undefined ? [] : [grant]));
    assert.deepEqual(grants, ["client_credentials"]);
  });

  it("a wrong secret is credential-rejected", async () => {
    await assert.rejects(create("wrong")(), { code: "credential-rejected" });
  });
});
