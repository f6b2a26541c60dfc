import assert from "node:assert/strict";
import fc from "fast-check";
import { decodeJwt } from "jose";
import type { Operator } from "../../../../core/directory/people.ts";
import { peopleIds, tenantIds } from "../../../../emulator/seed/contoso.ts";
import { createTenantToken } from "../../../../services/adapters/identity/tenant-token.ts";
import { createTokenCache } from "../../../../services/adapters/identity/token-cache.ts";
import { type Desk, startDesk } from "../../../support/desk-on-local-microsoft.ts";

const tenants = [tenantIds.northwind, tenantIds.contoso, tenantIds.fabrikam];
/** Sixty calls of either operator in any tenant and replica, in any order and at any time; some want a token past the cache. */
const calls = fc.array(
  fc.record({
    who: fc.nat(1),
    tenantId: fc.constantFrom(...tenants),
    replica: fc.nat(1),
    laterMs: fc.constantFrom(0, 0, 0, 1000, 61_000),
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

  /** A process of its own over the same store. */
  const anotherReplica = () => {
    const { app, partitions, seal, log } = desk;
    const now = () => desk.microsoft.now();
    return createTenantToken({ app, log, now, cache: createTokenCache({ partitions, seal, log, now }) });
  };
  const tokenRequests = (): number => desk.microsoft.log.all().filter(({ grant }) => grant !== undefined).length;
  const isOf = async (who: number, tenantId: string, { past = false, tenantToken = desk.tenantToken } = {}) => {
    const operator = operators[who === 0 ? 0 : 1];
    const { accessToken } = await tenantToken(operator, tenantId, past ? { forceRefresh: true } : {});
    const { tid, oid } = decodeJwt(accessToken);
    assert.deepEqual([tid, oid], [tenantId, operator.objectId]);
  };

  it("never cross, whatever the order", async () => {
    const property = fc.asyncProperty(calls, async (asked) => {
      const replicas = [desk.tenantToken, anotherReplica()];
      const call = ({ who, tenantId, past, replica }: (typeof asked)[number]) =>
        isOf(who, tenantId, { past, ...(replicas[replica] && { tenantToken: replicas[replica] }) });
      const first = asked.map((one) => {
        desk.microsoft.advance(one.laterMs);
        return call(one);
      });
      await Promise.all(first);
      // And again at once, out of memory.
      await Promise.all(asked.map(call));
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
