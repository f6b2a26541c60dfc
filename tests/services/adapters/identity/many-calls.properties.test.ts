import assert from "node:assert/strict";
import fc from "fast-check";
import { decodeJwt } from "jose";
import type { Operator } from "../../../../core/people.ts";
import { peopleIds, tenantIds } from "../../../../emulator/seed/contoso.ts";
import { type Desk, startDesk } from "../../../support/desk-on-local-microsoft.ts";

const tenants = [tenantIds.northwind, tenantIds.contoso, tenantIds.fabrikam];
/** Sixty calls of either operator in any tenant, in any order; some want a token past the cache. */
const calls = fc.array(
  fc.record({
    who: fc.nat(1),
    tenantId: fc.constantFrom(...tenants),
    past: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, fc.boolean()),
  }),
  { minLength: 60, maxLength: 60 },
);

describe("60 calls at once over three tenants and two operators", () => {
  let desk: Desk;
  let operators: readonly [Operator, Operator];

  beforeEach(async () => {
    desk = await startDesk();
    operators = [await desk.signIn(peopleIds.olivia), await desk.signIn(peopleIds.priya)];
  });
  afterEach(async () => {
    await desk.microsoft.stop();
  });

  const tokenRequests = (): number => desk.microsoft.log.all().filter(({ grant }) => grant !== undefined).length;
  const isOf = async (who: number, tenantId: string, past = false) => {
    const operator = operators[who === 0 ? 0 : 1];
    const { accessToken } = await desk.tenantToken(operator, tenantId, past ? { forceRefresh: true } : {});
    const { tid, oid } = decodeJwt(accessToken);
    assert.deepEqual([tid, oid], [tenantId, operator.objectId]);
  };

  it("never cross, whatever the order", async () => {
    const property = fc.asyncProperty(calls, async (asked) => {
      await Promise.all(asked.map(({ who, tenantId, past }) => isOf(who, tenantId, past)));
      assert.deepEqual(desk.log.at("error"), []);
    });
    await fc.assert(property, { numRuns: 12 });
  });

  it("fetch each token once, and none afterwards", async () => {
    desk.microsoft.log.clear();
    const all = Array.from({ length: 60 }, (_, n) => n);
    await Promise.all(all.map((n) => isOf(n % 2, tenants[n % 3] ?? "")));
    assert.equal(tokenRequests(), 4);
    await Promise.all(all.map((n) => isOf(n % 2, tenants[n % 3] ?? "")));
    assert.equal(tokenRequests(), 4);
  });
});
