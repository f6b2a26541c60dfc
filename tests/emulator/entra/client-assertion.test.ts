import "../../../emulator/provide-reflect-metadata.ts";

import assert from "node:assert/strict";
import { webcrypto, X509Certificate } from "node:crypto";
import { ConfidentialClientApplication, type INetworkModule, type NetworkResponse } from "@azure/msal-node";
import { PemConverter, X509CertificateGenerator } from "@peculiar/x509";
import { decodeJwt, decodeProtectedHeader } from "jose";
import { peopleIds, registrations, tenantIds } from "../../../emulator/seed/contoso.ts";
import { type LocalMicrosoft, startLocalMicrosoft } from "../local-microsoft.ts";

/** A self-signed RSA certificate and its key, as an administrator would upload the one and keep the other. */
async function aCertificate(): Promise<{ pem: string; privateKey: string; thumbprintSha256: string }> {
  const algorithm = {
    name: "RSASSA-PKCS1-v1_5",
    hash: "SHA-256",
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
  };
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const pem = (
    await X509CertificateGenerator.createSelfSigned({ name: "CN=bot", keys, signingAlgorithm: algorithm })
  ).toString("pem");
  const privateKey = PemConverter.encode(await webcrypto.subtle.exportKey("pkcs8", keys.privateKey), "PRIVATE KEY");
  return { pem, privateKey, thumbprintSha256: new X509Certificate(pem).fingerprint256.replaceAll(":", "") };
}

describe("MSAL with a certificate at the local Entra", () => {
  let microsoft: LocalMicrosoft;
  let certificate: Awaited<ReturnType<typeof aCertificate>>;
  let assertions: string[];
  before(async () => {
    certificate = await aCertificate();
    microsoft = await startLocalMicrosoft({ graphAppCertificate: certificate.pem });
  });
  beforeEach(() => {
    assertions = [];
  });
  after(async () => {
    await microsoft.stop();
  });

  /** MSAL's own wire format, over a socket that trusts this CA only. */
  function network(): INetworkModule {
    const send = async <T>(
      method: string,
      url: string,
      options?: { headers?: Record<string, string>; body?: string },
    ): Promise<NetworkResponse<T>> => {
      const { headers = {}, body } = options ?? {};
      const sent = new URLSearchParams(body).get("client_assertion");
      if (sent !== null) assertions.push(sent);
      const answer = await microsoft.send(url, { method, headers, ...(body === undefined ? {} : { body }) });
      return { status: answer.status, headers: {}, body: answer.body as T };
    };
    return {
      sendGetRequestAsync: async (url, options) => await send("GET", url, options),
      sendPostRequestAsync: async (url, options) => await send("POST", url, options),
    };
  }

  function client(proof: { privateKey: string; thumbprintSha256: string }): ConfidentialClientApplication {
    return new ConfidentialClientApplication({
      auth: {
        clientId: registrations.graphAppId,
        authority: `${microsoft.entraUrl}/${tenantIds.northwind}`,
        knownAuthorities: [new URL(microsoft.entraUrl).host],
        clientCertificate: { privateKey: proof.privateKey, thumbprintSha256: proof.thumbprintSha256 },
      },
      system: { networkClient: network() },
    });
  }

  const request = async () => ({
    oboAssertion: await microsoft.entra.issueTeamsSsoToken(peopleIds.olivia),
    scopes: [`${microsoft.graphUrl}/.default`],
  });

  it("gets a token on behalf of a person, by an assertion with the certificate's thumbprint", async () => {
    const result = await client(certificate).acquireTokenOnBehalfOf(await request());
    assert.equal(decodeJwt(result?.accessToken ?? "")["oid"], peopleIds.olivia);
    assert.equal(result?.account?.homeAccountId, `${peopleIds.olivia}.${tenantIds.northwind}`);
    assert.ok(decodeProtectedHeader(assertions[0] ?? "")["x5t#S256"]);
  });

  it("is refused with another key, another thumbprint, or where no certificate is registered", async () => {
    const other = await aCertificate();
    await assert.rejects(client(other).acquireTokenOnBehalfOf(await request()), /700027/);
    const mixed = { privateKey: other.privateKey, thumbprintSha256: certificate.thumbprintSha256 };
    await assert.rejects(client(mixed).acquireTokenOnBehalfOf(await request()), /700027/);
    const form = { grant_type: "x", client_id: registrations.channelAppId, client_assertion: assertions[0] ?? "" };
    assert.deepEqual((await microsoft.token(form)).body["error_codes"], [700027]);
  });
});
