import assert from "node:assert/strict";
import { clouds } from "../../core/cloud.ts";

describe("core/cloud", () => {
  for (const [name, cloud] of Object.entries(clouds)) {
    it(`${name}: https everywhere, no address ends in a slash but the prefixes`, () => {
      // The audience of managed identities is an identifier, not an address.
      const { serviceUrls, name: ownName, tokenExchangeAudience: _identifier, ...addresses } = cloud;
      assert.equal(ownName, name);
      for (const address of Object.values(addresses)) {
        if (typeof address !== "string") continue;
        assert.equal(new URL(address).protocol, "https:");
        assert.ok(!address.endsWith("/"), address);
      }
      for (const prefix of serviceUrls) assert.match(prefix, /^https:\/\/[^/]+\/$/);
    });
  }

  it("pins Graph and Entra to their hosts", () => {
    const hosts = Object.values(clouds).map(({ authorityHost, graphBaseUrl }) => [authorityHost, graphBaseUrl]);
    assert.deepEqual(hosts, [
      ["https://login.microsoftonline.com", "https://graph.microsoft.com"],
      ["https://login.microsoftonline.us", "https://graph.microsoft.us"],
      ["https://login.microsoftonline.us", "https://dod-graph.microsoft.us"],
      ["https://login.partner.microsoftonline.cn", "https://microsoftgraph.chinacloudapi.cn"],
    ]);
  });
});
