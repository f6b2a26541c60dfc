import assert from "node:assert/strict";
import { decodeJwt } from "jose";
import type { Operator } from "../../../../core/directory/people.ts";
import { peopleIds, tenantIds } from "../../../../emulator/seed/contoso.ts";
import { homeAccountIdOf } from "../../../../services/adapters/identity/home-account-id-of.ts";
import { createTenantToken } from "../../../../services/adapters/identity/tenant-token.ts";
import { createTokenCache, type TokenCache } from "../../../../services/adapters/identity/token-cache.ts";
import type { TenantToken } from "../../../../services/tenants/tenant-token.ts";
import { type Desk, startDesk } from "../../../support/desk-on-local-microsoft.ts";

describe("identity: tokens in memory", () => {
  let desk: Desk;
  let olivia: Operator;
  let cache: TokenCache;
  let here: TenantToken;
  /** How often MSAL was set up, and the stored cache read. */
  let asked: { msal: number; store: number };
  /** By how much this machine's clock was set back, in milliseconds. */
  let setBack: number;

  before(async () => {
    desk = await startDesk();
  });
  after(async () => {
    await desk.microsoft.stop();
  });
  beforeEach(async () => {
    setBack = 0;
    desk.log.lines.length = 0;
    desk.partitions.rows.clear();
    olivia = await desk.signIn(peopleIds.olivia);
    asked = { msal: 0, store: 0 };
    ({ cache, tenantToken: here } = aReplica());
    await here(olivia, tenantIds.contoso);
    asked = { msal: 0, store: 0 };
  });

  /** A process of its own over the one store. */
  function aReplica() {
    const { seal, log } = desk;
    const now = () => new Date(desk.microsoft.now().getTime() - setBack);
    const credential = () => {
      asked.msal += 1;
      return desk.app.credential();
    };
    const partitions = {
      ...desk.partitions,
      load: (key: string) => {
        asked.store += 1;
        return desk.partitions.load(key);
      },
    };
    const own = createTokenCache({ partitions, seal, now, log });
    const tenantToken = createTenantToken({ app: { ...desk.app, credential }, cache: own, now, log });
    return { cache: own, tenantToken };
  }

  const often = async () => {
    for (let n = 0; n < 20; n += 1) await here(olivia, tenantIds.contoso);
  };

  it("a second's calls cost one look at the store at most, and MSAL nothing", async () => {
    await often();
    assert.ok(asked.store <= 1, `${asked.store} looks`);
    assert.equal(asked.msal, 0);
  });

  it("after a minute MSAL is asked again", async () => {
    desk.microsoft.advance(61_000);
    await often();
    assert.equal(asked.msal, 1);
  });

  it("a sign-out here ends them at once", async () => {
    await cache.remove(olivia);
    await assert.rejects(here(olivia, tenantIds.contoso), { code: "sign-in-needed" });
    assert.equal(asked.msal, 0);
  });

  it("a sign-out in another process ends them within a second", async () => {
    await desk.partitions.remove(homeAccountIdOf(olivia));
    desk.microsoft.advance(1000);
    desk.microsoft.log.clear();
    await assert.rejects(here(olivia, tenantIds.contoso), { code: "sign-in-needed" });
    assert.deepEqual(desk.microsoft.log.all(), []);
    assert.equal(asked.msal, 0);
  });

  it("a clock that is set back by an hour does not keep what another process ended", async () => {
    await desk.partitions.remove(homeAccountIdOf(olivia));
    setBack = 60 * 60_000;
    desk.microsoft.advance(1000);
    await here(olivia, tenantIds.contoso).catch(() => undefined);
    desk.microsoft.advance(1000);
    await assert.rejects(here(olivia, tenantIds.contoso), { code: "sign-in-needed" });
  });

  it("a sign-in in another process counts within a second", async () => {
    const before = await here(olivia, tenantIds.contoso);
    const there = aReplica();
    await there.tenantToken(olivia, tenantIds.contoso, { forceRefresh: true });
    desk.microsoft.advance(1000);
    const after = await here(olivia, tenantIds.contoso);
    assert.notEqual(after.accessToken, before.accessToken);
    assert.equal(after.accessToken, (await there.tenantToken(olivia, tenantIds.contoso)).accessToken);
  });

  it("what was asked for past the memory takes its place there", async () => {
    const fresh = await here(olivia, tenantIds.contoso, { forceRefresh: true });
    const next = await here(olivia, tenantIds.contoso);
    assert.equal(next.accessToken, fresh.accessToken);
    assert.equal(asked.msal, 1);
  });

  it("one that is not the tenant's is thrown away out of memory too, with all that lies beside it", async () => {
    const home = await here(olivia, olivia.tenantId);
    assert.equal(decodeJwt(home.accessToken)["tid"], tenantIds.northwind);
    const signIn = await cache.opened(olivia);
    signIn?.tokens.set(tenantIds.contoso, { token: home, until: Number.MAX_SAFE_INTEGER });
    await assert.rejects(here(olivia, tenantIds.contoso), { code: "wrong-tenant-token" });
    await assert.rejects(here(olivia, olivia.tenantId), { code: "sign-in-needed" });
    assert.equal(desk.log.at("error").length, 1);
  });
});
