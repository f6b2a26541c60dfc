import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { peopleIds, tenantIds } from "../../../../emulator/seed/contoso.ts";
import { createAuthorizationCode } from "../../../../services/adapters/identity/authorization-code.ts";
import { createSeal } from "../../../../services/adapters/identity/seal.ts";
import { createTenantToken } from "../../../../services/adapters/identity/tenant-token.ts";
import { createTokenCache } from "../../../../services/adapters/identity/token-cache.ts";
import type { AuthorizationRequest } from "../../../../services/sign-in/authorization-code.ts";
import { type Desk, startDesk } from "../../../support/desk-on-local-microsoft.ts";

const redirectUri = "http://localhost:2/auth/callback";
const proof = { state: "s".repeat(43), nonce: "n".repeat(43), verifier: "v".repeat(43) };
const challenge = createHash("sha256").update(proof.verifier).digest("base64url");

describe("identity/authorization-code, against Entra over https", () => {
  let desk: Desk;
  let parts: Parameters<typeof createAuthorizationCode>[0];

  before(async () => {
    desk = await startDesk();
  });
  after(async () => {
    await desk.microsoft.stop();
  });
  beforeEach(() => {
    desk.microsoft.world.reset();
    desk.partitions.rows.clear();
    desk.log.lines.length = 0;
    const seal = createSeal(Buffer.alloc(32, 1).toString("base64"));
    const now = () => desk.microsoft.now();
    const cache = createTokenCache({ partitions: desk.partitions, seal, now, log: desk.log });
    parts = { app: desk.app, cache, now, log: desk.log };
  });

  const request = (more: Partial<AuthorizationRequest> = {}): AuthorizationRequest => ({
    operator: desk.operator(peopleIds.olivia),
    tenantId: tenantIds.northwind,
    redirectUri,
    proof,
    ...more,
  });
  type Issued = Parameters<Desk["microsoft"]["entra"]["issueCode"]>[0];
  const aCode = (more: Partial<Issued> = {}) =>
    desk.microsoft.entra.issueCode({
      userId: peopleIds.olivia,
      withMfa: true,
      tenantId: tenantIds.northwind,
      redirectUri,
      codeChallenge: challenge,
      nonce: proof.nonce,
      ...more,
    });

  it("sends the browser to the tenant's own authority with everything that binds it", async () => {
    const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
    const url = new URL(await createAuthorizationCode(parts).urlFor(request({ tenantId: tenantIds.contoso, claims })));
    const query = Object.fromEntries(url.searchParams);
    assert.equal(url.pathname, `/${tenantIds.contoso}/oauth2/v2.0/authorize`);
    assert.deepEqual(
      [query["state"], query["nonce"], query["code_challenge"], query["code_challenge_method"], query["redirect_uri"]],
      [proof.state, proof.nonce, challenge, "S256", redirectUri],
    );
    assert.equal(query["response_mode"], "query");
    assert.equal(query["prompt"], "login");
    assert.match(query["claims"] ?? "", /"acrs"/);
    assert.doesNotMatch(url.href, /secret|verifier|v{43}/);
    assert.equal(query["login_hint"], undefined);
  });

  it("redeems once, keeps it sealed, and both the tenant and others are silent from then on", async () => {
    const tenantToken = createTenantToken(parts);
    const code = aCode({ tenantId: tenantIds.contoso });
    await createAuthorizationCode(parts).redeem(request({ tenantId: tenantIds.contoso }), code);
    for (const tenantId of [tenantIds.contoso, tenantIds.northwind]) {
      assert.equal((await tenantToken(desk.operator(peopleIds.olivia), tenantId)).tenantId, tenantId);
    }
    const stored = [...desk.partitions.rows.values()].map(({ blob }) => Buffer.from(blob).toString("latin1"));
    assert.doesNotMatch(stored.join(), /eyJ[\w-]{9}|refresh/i);
    await assert.rejects(createAuthorizationCode(parts).redeem(request({ tenantId: tenantIds.contoso }), code), {
      code: "sign-in-refused",
    });
  });

  it("knows the account from then on, and names it to Entra", async () => {
    await createAuthorizationCode(parts).redeem(request(), aCode());
    const url = new URL(await createAuthorizationCode(parts).urlFor(request()));
    assert.equal(url.searchParams.get("login_hint"), "olivia@northwind.example");
    assert.equal(url.searchParams.get("domain_hint"), "northwind.example");
    assert.equal(url.searchParams.get("prompt"), null);
  });

  const refused: readonly [what: string, code: () => string, problem: string][] = [
    ["of another account", () => aCode({ userId: peopleIds.priya }), "sign-in-other-account"],
    ["with another nonce", () => aCode({ nonce: "x".repeat(43) }), "sign-in-refused"],
    ["without a nonce", () => aCode({ nonce: undefined } as never), "sign-in-refused"],
    ["for another verifier", () => aCode({ codeChallenge: "x".repeat(43) }), "sign-in-refused"],
    ["for another redirect address", () => aCode({ redirectUri: "http://localhost:2/evil" }), "sign-in-refused"],
    ["of another tenant's authority", () => aCode({ tenantId: tenantIds.contoso }), "sign-in-refused"],
    ["that is none", () => "letmein", "sign-in-refused"],
  ];
  for (const [what, code, problem] of refused) {
    it(`a code ${what}: ${problem}, and nothing is kept`, async () => {
      await assert.rejects(createAuthorizationCode(parts).redeem(request(), code()), { code: problem });
      assert.equal(desk.partitions.rows.size, 0);
      assert.doesNotMatch(JSON.stringify(desk.log.lines), /eyJ|1\.C/);
    });
  }

  it("Entra out of reach is not the person's fault", async () => {
    desk.microsoft.faults.add({ match: { service: "entra", path: "/token" }, drop: true });
    await assert.rejects(createAuthorizationCode(parts).redeem(request(), aCode()), { code: "graph-unreachable" });
    desk.microsoft.faults.clear();
  });
});
