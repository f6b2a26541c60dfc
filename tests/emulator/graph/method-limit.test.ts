import assert from "node:assert/strict";
import type { MethodCallsLimit } from "../../../emulator/directory/world.ts";
import { peopleIds, targetIds, tenantIds } from "../../../emulator/seed/contoso.ts";
import { type LocalMicrosoft, startLocalMicrosoft } from "../local-microsoft.ts";

const home = tenantIds.northwind;
const methods = `/v1.0/users/${targetIds.astridAllround}/authentication/methods`;

describe("Graph's limit on calls to authentication methods and reports", () => {
  let microsoft: LocalMicrosoft;
  let token: string;
  before(async () => {
    microsoft = await startLocalMicrosoft();
    token = await microsoft.graphToken(peopleIds.olivia);
  });
  after(() => microsoft.stop());

  const set = (limit: MethodCallsLimit) => {
    microsoft.world.conditions.methodCallsLimit = limit;
  };
  /** The status, and after a 429 how long to wait, in milliseconds. */
  const ask = async (path = methods): Promise<{ status: number; ms: number }> => {
    const headers = { authorization: `Bearer ${token}` };
    const answer = await microsoft.send(`${microsoft.graphUrl}${path}`, { headers });
    return { status: answer.status, ms: Number(answer.headers["retry-after"]) * 1000 };
  };
  const times = async (count: number): Promise<number[]> => {
    const statuses: number[] = [];
    for (let n = 0; n < count; n += 1) statuses.push((await ask()).status);
    return statuses;
  };

  it("a bucket: full at first, then one call each time it has filled up again", async () => {
    set({ calls: 2, perMs: 60_000 });
    assert.deepEqual(await times(3), [200, 200, 429]);
    const { status, ms } = await ask();
    assert.equal(status, 429);
    // It counts too, as the refused one before it.
    assert.ok(ms > 59_000 && ms <= 60_000, String(ms));
    microsoft.advance(ms);
    assert.deepEqual(await times(2), [200, 429]);
  });

  it("a window: so many calls in any of that length", async () => {
    set({ calls: 2, perMs: 60_000, shape: "window" });
    assert.equal((await ask()).status, 200);
    microsoft.advance(50_000);
    assert.equal((await ask()).status, 200);
    const { status, ms } = await ask();
    assert.equal(status, 429);
    // Until this one, which counts too, and the one before are out of it.
    assert.ok(ms > 59_000 && ms <= 60_000, String(ms));
    microsoft.advance(ms);
    assert.equal((await ask()).status, 200);
  });

  it("says how long in fractions of a second, and never longer than its time", async () => {
    set({ calls: 3, perMs: 1000 });
    await times(3);
    const headers = { authorization: `Bearer ${token}` };
    const answer = await microsoft.send(`${microsoft.graphUrl}${methods}`, { headers });
    assert.match(String(answer.headers["retry-after"]), /^\d\.\d{3}$/);
    await Promise.all(Array.from({ length: 20 }, () => ask()));
    const { ms } = await ask();
    assert.ok(ms > 0 && ms <= 1000, String(ms));
  });

  it("counts calls to methods and reports only, and each tenant for itself", async () => {
    set({ calls: 1, perMs: 60_000 });
    assert.equal((await ask("/v1.0/me")).status, 200);
    assert.equal((await ask("/v1.0/reports/authenticationMethods/userRegistrationDetails")).status, 403);
    assert.equal((await ask()).status, 429);
    assert.equal((await ask("/v1.0/me")).status, 200);
    const where = { tenantId: tenantIds.contoso, userId: peopleIds.olivia };
    const elsewhere = await microsoft.graphIn(where, `/v1.0/users/${targetIds.aliceArcher}/authentication/methods`);
    assert.notEqual(elsewhere.status, 429);
    assert.deepEqual(microsoft.methodCalls(), {
      [home]: { answered: 1, refused: 1, whileToldToWait: 0 },
      [tenantIds.contoso]: { answered: 1, refused: 0, whileToldToWait: 0 },
    });
  });

  it("counts the calls that came although it was told to wait, not those on their way then", async () => {
    set({ calls: 1, perMs: 60_000 });
    await Promise.all([ask(), ask(), ask()]);
    assert.deepEqual(microsoft.methodCalls()[home], { answered: 1, refused: 2, whileToldToWait: 0 });
    microsoft.advance(30);
    await ask();
    assert.deepEqual(microsoft.methodCalls()[home], { answered: 1, refused: 3, whileToldToWait: 1 });
    microsoft.advance(200_000);
    await ask();
    assert.equal(microsoft.methodCalls()[home]?.whileToldToWait, 1);
    microsoft.world.reset();
    assert.deepEqual(microsoft.methodCalls(), {});
  });
});
