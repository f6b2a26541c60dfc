import assert from "node:assert/strict";
import type { SignInTicket } from "../../../../services/sign-in/sign-in-tickets.ts";
import { openTestStore, type TestStore } from "../../../support/open-test-store.ts";

const operator = { tenantId: "9F3C1A70-6f0e-4d0b-9d5e-0b1f6a2c4e10", objectId: "O-1", name: "Olivia\0" };
const stranger = { ...operator, objectId: "o-2" };

describe("store: sign-in tickets and sign-ins", () => {
  let store: TestStore;
  let clock = new Date("2026-11-24T14:00:00Z");

  before(async () => {
    store = await openTestStore(() => clock);
  });
  after(() => store.close());
  beforeEach(async () => {
    clock = new Date("2026-11-24T14:00:00Z");
    await store.db.deleteFrom("sign_in_tickets").execute();
  });

  const aTicket = (more: Partial<SignInTicket> = {}): SignInTicket => ({
    operator,
    tenantId: "T-1",
    conversationId: "c1",
    expiresAt: "2026-11-24T14:10:00.000Z",
    ...more,
  });

  it("finds an open ticket as it was kept, ids in lower case", async () => {
    await store.tickets.keep("h1", aTicket({ claims: '{"a":1}' }));
    const found = await store.tickets.find("h1");
    assert.deepEqual(found, { ...aTicket({ claims: '{"a":1}' }), tenantId: "t-1", operator: found?.operator });
    assert.equal(found.operator.objectId, "O-1");
    assert.equal(await store.tickets.find("h2"), undefined);
  });

  it("is used up once, however many try at once", async () => {
    await store.tickets.keep("h1", aTicket());
    const uses = await Promise.all(["a", "b", "c"].map((code) => store.tickets.use("h1", code)));
    assert.equal(uses.filter(Boolean).length, 1);
    assert.equal(await store.tickets.find("h1"), undefined);
  });

  it("the code hands out its operator's sign-in, first once, and nobody else's", async () => {
    await store.tickets.keep("h1", aTicket());
    await store.tickets.use("h1", "code");
    assert.equal(await store.tickets.takeCode(stranger, "code"), undefined);
    const taken = await Promise.all([1, 2, 3].map(() => store.tickets.takeCode(operator, "code")));
    assert.equal(taken.filter((one) => one?.first).length, 1);
    assert.ok(taken.every((one) => one?.ticket.conversationId === "c1"));
  });

  it("after its time neither ticket nor code is found, and the next one sweeps it away", async () => {
    await store.tickets.keep("h1", aTicket());
    await store.tickets.keep("h2", aTicket());
    await store.tickets.use("h2", "code");
    clock = new Date("2026-11-24T14:10:00Z");
    assert.equal(await store.tickets.find("h1"), undefined);
    assert.equal(await store.tickets.takeCode(operator, "code"), undefined);
    await store.tickets.keep("h3", aTicket({ expiresAt: "2026-11-24T14:20:00.000Z" }));
    const rows = await store.db.selectFrom("sign_in_tickets").select("ticket_hash").execute();
    assert.deepEqual(rows, [{ ticket_hash: "h3" }]);
  });

  it("claims reach the operator's open links into that tenant only", async () => {
    await store.tickets.keep("h1", aTicket());
    await store.tickets.keep("h2", aTicket({ tenantId: "t-2" }));
    await store.tickets.keep("h3", aTicket({ operator: stranger }));
    await store.tickets.addClaims(operator, "T-1", "{}");
    const claims = await Promise.all(["h1", "h2", "h3"].map(async (hash) => (await store.tickets.find(hash))?.claims));
    assert.deepEqual(claims, ["{}", undefined, undefined]);
  });

  it("remembers the last sign-in of each operator until sign-out", async () => {
    await store.signIns.remember(operator, new Date("2026-11-24T13:00:00Z"));
    await store.signIns.remember(operator, clock);
    assert.deepEqual(await store.signIns.lastOf({ ...operator, objectId: "o-1" }), clock);
    assert.equal(await store.signIns.lastOf(stranger), undefined);
    await store.signIns.forget(operator);
    assert.equal(await store.signIns.lastOf(operator), undefined);
  });

  it("a database that does not answer is store-unavailable", async () => {
    const closed = await openTestStore();
    await closed.close();
    for (const ask of [closed.tickets.find("h"), closed.tickets.use("h", "c"), closed.signIns.lastOf(operator)]) {
      await assert.rejects(ask, { code: "store-unavailable" });
    }
  });
});
