import assert from "node:assert/strict";
import { decodeJwt } from "jose";
import { peopleIds, tenantIds } from "../../../../emulator/seed/contoso.ts";
import { createSeal } from "../../../../services/adapters/identity/seal.ts";
import { createTenantToken } from "../../../../services/adapters/identity/tenant-token.ts";
import { createTokenCache } from "../../../../services/adapters/identity/token-cache.ts";
import { type Desk, startDesk } from "../../../support/desk-on-local-microsoft.ts";
import { memoryTokenPartitions } from "../../../support/fakes/memory-token-partitions.ts";
import { recordingLog } from "../../../support/recording-log.ts";

describe("identity/tenant-token, against Entra over https", () => {
  let desk: Desk;

  beforeEach(async () => {
    desk = await startDesk();
  });
  afterEach(async () => {
    await desk.microsoft.stop();
  });

  const tokenRequests = (): number => desk.microsoft.log.all().filter(({ grant }) => grant !== undefined).length;

  it("serves the token of the sign-in without asking Entra again", async () => {
    const olivia = await desk.signIn(peopleIds.olivia);
    desk.microsoft.log.clear();
    for (let n = 0; n < 3; n += 1) await desk.tenantToken(olivia, olivia.tenantId);
    assert.deepEqual(desk.microsoft.log.all(), []);
  });

  it("reaches a customer's tenant silently, under the operator's own name", async () => {
    const olivia = await desk.signIn(peopleIds.olivia);
    const { accessToken } = await desk.tenantToken(olivia, tenantIds.contoso);
    assert.equal(decodeJwt(accessToken)["tid"], tenantIds.contoso);
    assert.equal(decodeJwt(accessToken)["oid"], peopleIds.olivia);
  });

  it("renews an expired token without the person", async () => {
    const olivia = await desk.signIn(peopleIds.olivia);
    // MSAL looks at the real clock, so the token is made short instead of the time long.
    desk.microsoft.world.conditions.accessTokenSeconds = 100;
    await desk.tenantToken(olivia, olivia.tenantId, { forceRefresh: true });
    desk.microsoft.log.clear();
    const { expiresAt } = await desk.tenantToken(olivia, olivia.tenantId);
    assert.ok(expiresAt > desk.microsoft.now());
    assert.equal(tokenRequests(), 1);
  });

  it("renews one that MSAL still thinks good", async () => {
    const olivia = await desk.signIn(peopleIds.olivia);
    desk.microsoft.advance(2 * 60 * 60_000);
    assert.ok((await desk.tenantToken(olivia, olivia.tenantId)).expiresAt > desk.microsoft.now());
    assert.equal(desk.log.at("error").length, 0);
  });

  it("a claims challenge goes past the cache, and the new token replaces the old", async () => {
    const olivia = await desk.signIn(peopleIds.olivia);
    const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
    const asked = await desk.tenantToken(olivia, olivia.tenantId, { claims });
    assert.equal(decodeJwt(asked.accessToken)["xms_claims_met"], true);
    const next = await desk.tenantToken(olivia, olivia.tenantId);
    assert.equal(next.accessToken, asked.accessToken);
  });

  it("a revoked refresh token needs the person", async () => {
    const olivia = await desk.signIn(peopleIds.olivia);
    desk.microsoft.world.conditions.refreshTokensRevokedFor.add(peopleIds.olivia);
    await assert.rejects(desk.tenantToken(olivia, olivia.tenantId, { forceRefresh: true }), {
      code: "sign-in-needed",
    });
    // It is not tried a second time: what is left lives as long as its access token.
    desk.microsoft.world.reset();
    desk.microsoft.log.clear();
    await assert.rejects(desk.tenantToken(olivia, tenantIds.contoso), { code: "sign-in-needed" });
    assert.equal(tokenRequests(), 0);
    assert.equal((await desk.tenantToken(olivia, olivia.tenantId)).tenantId, olivia.tenantId);
  });

  it("a disabled account is signed out at once", async () => {
    const olivia = await desk.signIn(peopleIds.olivia);
    desk.microsoft.user(peopleIds.olivia).accountEnabled = false;
    await assert.rejects(desk.tenantToken(olivia, tenantIds.contoso), { code: "sign-in-refused" });
    assert.equal(await desk.tokens.signedIn(olivia), false);
  });

  it("a customer who does not know the operator, or has not approved the app", async () => {
    const olivia = await desk.signIn(peopleIds.olivia);
    desk.microsoft.world.tenants.get(tenantIds.contoso)!.delegations = [];
    await assert.rejects(desk.tenantToken(olivia, tenantIds.contoso), { code: "no-access-path" });
    desk.microsoft.world.conditions.consentMissing.add(tenantIds.adatum);
    await assert.rejects(desk.tenantToken(olivia, tenantIds.adatum), { code: "consent-missing" });
  });

  it("never signed in: no request at all", async () => {
    const olivia = desk.operator(peopleIds.olivia);
    await assert.rejects(desk.tenantToken(olivia, olivia.tenantId), { code: "sign-in-needed" });
    assert.deepEqual(desk.microsoft.log.all(), []);
  });

  it("a cache that holds another tenant's token under this one's name: thrown away whole, with an alarm", async () => {
    const olivia = await desk.signIn(peopleIds.olivia);
    const foreign = await desk.tenantToken(olivia, tenantIds.contoso);
    const [log, partitions] = [recordingLog(), memoryTokenPartitions()];
    const now = () => desk.microsoft.now();
    const cache = createTokenCache({ partitions, log, now, seal: createSeal(Buffer.alloc(32, 7).toString("base64")) });
    const { accessToken: home } = await desk.tenantToken(olivia, olivia.tenantId);
    const honest = await desk.openedCache(olivia);
    await cache.save(olivia, honest.replaceAll(home, foreign.accessToken), {});
    const tenantToken = createTenantToken({ app: desk.app, cache, log, now });
    await assert.rejects(tenantToken(olivia, olivia.tenantId), { code: "wrong-tenant-token" });
    assert.equal(log.at("error").length, 1);
    assert.equal(partitions.rows.size, 0);
  });

  it("a sign-out in the middle of a renewal wins", async () => {
    const olivia = await desk.signIn(peopleIds.olivia);
    const match = { service: "entra", path: "/token" } as const;
    for (const wish of [{}, { forceRefresh: true }]) {
      await desk.signIn(peopleIds.olivia);
      desk.microsoft.faults.add({ match, times: 1, delayMs: 1, meanwhile: () => desk.tokens.signOut(olivia) });
      await assert.rejects(desk.tenantToken(olivia, tenantIds.contoso, wish), { code: "sign-in-needed" });
      assert.equal(await desk.openedCache(olivia), "");
      assert.equal(desk.partitions.rows.size, 0);
    }
  });

  it("a sign-out right after it is not written over by what was still to be written", async () => {
    const olivia = await desk.signIn(peopleIds.olivia);
    await desk.tenantToken(olivia, tenantIds.contoso);
    await desk.tokens.signOut(olivia);
    assert.equal(await desk.openedCache(olivia), "");
    assert.equal(desk.partitions.rows.size, 0);
  });

  it("a store that takes no write costs nobody the token", async () => {
    const olivia = await desk.signIn(peopleIds.olivia);
    desk.partitions.save = () => Promise.reject(new Error("The store is away."));
    assert.equal((await desk.tenantToken(olivia, tenantIds.contoso)).tenantId, tenantIds.contoso);
    await desk.openedCache(olivia);
    assert.equal(desk.log.at("warn").length, 1);
  });
});
