import assert from "node:assert/strict";
import type { UsersState } from "../../../core/directory/directory.ts";
import type { View } from "../../../services/directory/view-store.ts";
import { aDirectory, asked } from "../../support/fakes/a-directory.ts";

const keyOf = ({ tenantId, objectId }: { tenantId: string; objectId: string }) => `${tenantId} ${objectId}`;

describe("services/directory/list-users", () => {
  it("opens with ten people, the sum of all customers, and a way on", async () => {
    const desk = aDirectory(3, 0, 25, 4);
    const { state, version } = await desk.users.open({ ...asked, customers: desk.world.customers });
    assert.equal(version, 1);
    assert.deepEqual([state.kind, state.page, state.search, state.filter], ["users", 0, "", "all"]);
    assert.deepEqual([state.count, state.atLeast, state.hasNext], [32, false, true]);
    const customers = state.rows.map(({ customerName }) => customerName);
    assert.deepEqual(customers, [...Array(3).fill("Contoso"), ...Array(7).fill("Customer 2")]);
    assert.deepEqual(state.silent, []);
    assert.deepEqual(state.actions, { allowed: ["reset", "revoke-sessions"], missing: [] });
  });

  it("next goes through everybody once, previous goes back the same way", async () => {
    const desk = aDirectory(3, 0, 25, 4, 1, 0, 12);
    let view = await desk.users.open({ ...asked, customers: desk.world.customers });
    const pages = [view.state.rows.map(keyOf)];
    while (view.state.hasNext) {
      view = await go(view, "next");
      pages.push(view.state.rows.map(keyOf));
    }
    const everybody = desk.world.customers.flatMap(({ tenantId }) => desk.world.people.get(tenantId) ?? []).map(keyOf);
    assert.deepEqual(pages.flat(), everybody);
    assert.ok(pages.slice(0, -1).every((page) => page.length === 10));
    for (const page of pages.slice(0, -1).reverse()) {
      view = await go(view, "previous");
      assert.deepEqual(view.state.rows.map(keyOf), page);
    }
    assert.equal(view.state.count, 45);
    assert.equal((await go(view, "previous")).state.page, 0);

    function go({ id, version }: View<UsersState>, where: "next" | "previous") {
      return desk.users.press({ ...asked, viewId: id, version, action: { do: where } });
    }
  });

  it("on the last page there is no next, and pressing it all the same changes nothing", async () => {
    const desk = aDirectory(10);
    const { id, state } = await desk.users.open({ ...asked, customers: desk.world.customers });
    assert.equal(state.hasNext, false);
    const { state: after } = await desk.users.press({ ...asked, viewId: id, version: 1, action: { do: "next" } });
    assert.deepEqual(after.rows, state.rows);
    assert.equal(after.page, 0);
  });

  it("search and filter begin again; the text is cleaned and cut", async () => {
    const desk = aDirectory(30, 30);
    const view = await desk.users.open({ ...asked, customers: desk.world.customers });
    const second = await desk.users.press({ ...asked, viewId: view.id, version: 1, action: { do: "next" } });
    const action = { do: "search", search: "  Ann\u202e ", filter: "guests" } as const;
    const { state } = await desk.users.press({ ...asked, viewId: view.id, version: second.version, action });
    assert.deepEqual([state.page, state.search, state.filter], [0, "Ann", "guests"]);
    assert.equal(state.count, 4);
    assert.ok(state.rows.every(({ displayName, userType }) => displayName.startsWith("Ann") && userType === "guest"));
    const long = { ...action, search: "x".repeat(10_000) };
    const third = await desk.users.press({ ...asked, viewId: view.id, version: 3, action: long });
    assert.equal(third.state.search.length, 64);
  });

  it("links that Graph no longer knows: the list begins again, with its ticks", async () => {
    const desk = aDirectory(35);
    const { id } = await desk.users.open({ ...asked, customers: desk.world.customers });
    await desk.users.press({ ...asked, viewId: id, version: 1, action: { do: "next" }, ticks: [0] });
    desk.world.expired = true;
    const { state } = await desk.users.press({ ...asked, viewId: id, version: 2, action: { do: "next" }, ticks: [1] });
    assert.equal(state.page, 0);
    assert.equal(state.rows[0]?.displayName, "Ann 0000");
    assert.equal(state.ticked.length, 2);
  });

  it("customers without the role are left out, with their ticks, and never all of them", async () => {
    const desk = aDirectory(3, 3, 3);
    const { id } = await desk.users.open({ ...asked, customers: desk.world.customers });
    const press = { ...asked, viewId: id, ticks: [0, 3, 6] };
    const action = { do: "leave-out", tenantIds: ["tenant-1", "tenant-9"] } as const;
    const { state } = await desk.users.press({ ...press, version: 1, action });
    assert.deepEqual(new Set(state.rows.map(({ tenantId }) => tenantId)).size, 2);
    assert.deepEqual(
      state.ticked.map(({ objectId }) => objectId),
      [desk.world.people.get(desk.world.customers[0]!.tenantId)![0]!.objectId, "tenant-2-0"],
    );
    const all = { do: "leave-out", tenantIds: state.customers } as const;
    const after = await desk.users.press({ ...asked, viewId: id, version: 2, action: all });
    assert.deepEqual(after.state.customers, state.customers);
  });

  it("no customer selected: nobody, no way on, nothing asked", async () => {
    const desk = aDirectory(3);
    const { state } = await desk.users.open({ ...asked, customers: [] });
    assert.deepEqual([state.rows, state.hasNext, state.count, state.actions.allowed], [[], false, 0, []]);
    assert.deepEqual(desk.world.questions(), []);
  });
});
