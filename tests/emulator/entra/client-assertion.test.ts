import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { ConfidentialClientApplication, type INetworkModule, type NetworkResponse } from "@azure/msal-node";
import { decodeJwt, decodeProtectedHeader } from "jose";
import { peopleIds, registrations, tenantIds } from "../../../emulator/seed/contoso.ts";
import { anAppCertificate } from "../../support/an-app-certificate.ts";
import { type LocalMicrosoft, startLocalMicrosoft } from "../local-microsoft.ts";

const proofOf = ({ cert, key }: Awaited<ReturnType<typeof anAppCertificate>>) => ({
  privateKey: key,
  thumbprintSha256: new X509Certificate(cert).fingerprint256.replaceAll(":", ""),
});

describe("MSAL with a certificate at the local Entra", () => {
  let microsoft: LocalMicrosoft;
  let proof: ReturnType<typeof proofOf>;
  let assertions: string[];
  before(async () => {
    const certificate = await anAppCertificate();
    proof = proofOf(certificate);
    microsoft = await startLocalMicrosoft({ graphAppCertificate: certificate.cert });
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

  function client(clientCertificate: typeof proof): ConfidentialClientApplication {
    return new ConfidentialClientApplication({
      auth: {
        clientId: registrations.graphAppId,
        authority: `${microsoft.entraUrl}/${tenantIds.northwind}`,
        knownAuthorities: [new URL(microsoft.entraUrl).host],
        clientCertificate,
      },
      system: { networkClient: network() },
    });
  }

  const request = async () => ({
    oboAssertion: await microsoft.entra.issueTeamsSsoToken(peopleIds.olivia),
    scopes: [`${microsoft.graphUrl}/.default`],
  });

  it("gets a token on behalf of a person, by an assertion with the certificate's thumbprint", async () => {
    const result = await client(proof).acquireTokenOnBehalfOf(await request());
    assert.equal(decodeJwt(result?.accessToken ?? "")["oid"], peopleIds.olivia);
    assert.equal(result?.account?.homeAccountId, `${peopleIds.olivia}.${tenantIds.northwind}`);
    assert.ok(decodeProtectedHeader(assertions[0] ?? "")["x5t#S256"]);
  });

  it("is refused with another key, another thumbprint, or where no certificate is registered", async () => {
    const other = proofOf(await anAppCertificate());
    await assert.rejects(client(other).acquireTokenOnBehalfOf(await request()), /700027/);
    const mixed = { ...other, thumbprintSha256: proof.thumbprintSha256 };
    await assert.rejects(client(mixed).acquireTokenOnBehalfOf(await request()), /700027/);
    const form = { grant_type: "x", client_id: registrations.channelAppId, client_assertion: assertions[0] ?? "" };
    assert.deepEqual((await microsoft.token(form)).body["error_codes"], [700027]);
  });
});
