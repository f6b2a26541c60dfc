import assert from "node:assert/strict";
import { aDirectory, asked } from "../../support/fakes/a-directory.ts";

describe("services/directory, customers that give no answer", () => {
  it("one that is slow is named after eight seconds, and hides nobody else", async () => {
    const desk = aDirectory(2, 5, 3);
    const slow = new AbortController();
    // The second customer's turn comes second.
    desk.timeouts.make = () => (desk.timeouts.asked.length === 2 ? slow.signal : new AbortController().signal);
    desk.world.trouble.set("tenant-1", "never");
    const opening = desk.users.open({ ...asked, customers: desk.world.customers });
    slow.abort();
    const { state } = await opening;
    assert.deepEqual(desk.timeouts.asked, [8000, 8000, 8000]);
    assert.deepEqual(state.silent, [{ tenantId: "tenant-1", customerName: "Customer 1", reason: "slow" }]);
    assert.deepEqual([state.rows.length, state.count, state.atLeast, state.hasNext], [5, 5, true, false]);
  });

  it("the clock of a customer starts when its turn comes, not before", async () => {
    const desk = aDirectory(...Array.from({ length: 20 }, () => 1));
    for (const { tenantId } of desk.world.customers) desk.world.trouble.set(tenantId, "never");
    void desk.users.open({ ...asked, customers: desk.world.customers });
    await new Promise(setImmediate);
    assert.equal(desk.timeouts.asked.length, 8);
  });

  for (const reason of ["sign-in-needed", "consent-missing", "graph-forbidden", "graph-throttled"] as const) {
    it(`one that says ${reason} is named with it`, async () => {
      const desk = aDirectory(2, 5, 3);
      desk.world.trouble.set("tenant-2", reason);
      const { state } = await desk.users.open({ ...asked, customers: desk.world.customers });
      assert.deepEqual(state.silent, [{ tenantId: "tenant-2", customerName: "Customer 2", reason }]);
      assert.equal(state.rows.length, 7);
    });
  }

  it("stays named on the next page, and is asked again when its turn comes there or on Refresh", async () => {
    const desk = aDirectory(25, 5);
    desk.world.trouble.set("tenant-1", "graph-unreachable");
    const { id } = await desk.users.open({ ...asked, customers: desk.world.customers });
    const second = await desk.users.press({ ...asked, viewId: id, version: 1, action: { do: "next" } });
    assert.equal(second.state.silent.length, 1);
    assert.equal(second.state.atLeast, true);
    desk.world.trouble.clear();
    const again = await desk.users.press({ ...asked, viewId: id, version: 2, action: { do: "refresh" } });
    assert.deepEqual([again.state.silent, again.state.count, again.state.atLeast], [[], 30, false]);
    assert.equal(again.state.page, 1);
    const third = await desk.users.press({ ...asked, viewId: id, version: 3, action: { do: "next" } });
    assert.deepEqual([third.state.rows.length, third.state.hasNext], [10, false]);
  });

  it("trouble of the bot's own stops the command", async () => {
    for (const code of ["store-unavailable", "credential-rejected", "wrong-tenant-token"] as const) {
      const desk = aDirectory(2, 5);
      desk.world.trouble.set("tenant-1", code);
      await assert.rejects(desk.users.open({ ...asked, customers: desk.world.customers }), { code });
    }
  });
});
