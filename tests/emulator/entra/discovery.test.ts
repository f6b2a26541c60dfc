import assert from "node:assert/strict";
import { tenantIds } from "../../../emulator/seed/contoso.ts";
import { type LocalMicrosoft, startLocalMicrosoft } from "../local-microsoft.ts";

describe("discovery of the local Entra", () => {
  let microsoft: LocalMicrosoft;
  before(async () => {
    microsoft = await startLocalMicrosoft();
  });
  after(async () => {
    await microsoft.stop();
  });

  it("names an issuer on its own host and the endpoints MSAL tests for", async () => {
    const url = `${microsoft.entraUrl}/${tenantIds.contoso}`;
    const { body } = await microsoft.send(`${url}/v2.0/.well-known/openid-configuration`);
    assert.equal(body["issuer"], `${url}/v2.0`);
    assert.equal(body["token_endpoint"], `${url}/oauth2/v2.0/token`);
    assert.equal(body["authorization_endpoint"], `${microsoft.pageUrl}/${tenantIds.contoso}/oauth2/v2.0/authorize`);
    assert.equal(body["jwks_uri"], `${url}/discovery/v2.0/keys`);
  });

  it("knows a tenant by its domain too", async () => {
    const { body } = await microsoft.send(`${microsoft.entraUrl}/contoso.com/v2.0/.well-known/openid-configuration`);
    assert.equal(body["issuer"], `${microsoft.entraUrl}/${tenantIds.contoso}/v2.0`);
  });

  it("publishes one public key and no private part of it", async () => {
    const { body } = await microsoft.send(`${microsoft.entraUrl}/${tenantIds.northwind}/discovery/v2.0/keys`);
    const [key] = body["keys"] as Record<string, unknown>[];
    assert.equal(key?.["kty"], "RSA");
    assert.equal(key["d"], undefined);
  });

  it("answers the instance discovery with its own host only", async () => {
    const { body } = await microsoft.send(`${microsoft.entraUrl}/common/discovery/instance?api-version=1.1`);
    const [metadata] = body["metadata"] as [{ aliases: string[] }];
    assert.deepEqual(metadata.aliases, [new URL(microsoft.entraUrl).host]);
  });

  it("refuses a tenant it does not have, a GET on the token endpoint, and an endpoint it does not have", async () => {
    const unknown = await microsoft.send(`${microsoft.entraUrl}/nowhere.example/v2.0/.well-known/openid-configuration`);
    assert.match(String(unknown.body["error_description"]), /^AADSTS90002/);
    const get = await microsoft.send(`${microsoft.entraUrl}/${tenantIds.northwind}/oauth2/v2.0/token`);
    assert.match(String(get.body["error_description"]), /^AADSTS900561/);
    assert.equal((await microsoft.send(`${microsoft.entraUrl}/${tenantIds.northwind}/nothing`)).status, 404);
  });
});
