import assert from "node:assert/strict";
import type { MethodsState } from "../../../core/directory/directory.ts";
import type { View } from "../../../services/directory/view-store.ts";
import { anOperator } from "../../support/builders/people.ts";
import { aTarget } from "../../support/builders/resets.ts";
import { aDirectory, asked } from "../../support/fakes/a-directory.ts";

describe("services/directory/list-methods", () => {
  it("shows the report of all customers page by page, uncounted", async () => {
    const desk = aDirectory(3, 0, 12);
    const first = await desk.methods.open({ ...asked, customers: desk.world.customers });
    assert.deepEqual([first.state.kind, first.state.rows.length, first.state.hasNext], ["methods", 10, true]);
    assert.equal(first.state.count, undefined);
    assert.deepEqual(first.state.withoutReport, []);
    const { state } = await press(first, { do: "next" });
    assert.deepEqual([state.rows.length, state.hasNext], [5, false]);
    const ids = [...first.state.rows, ...state.rows].map(({ objectId }) => objectId);
    assert.equal(new Set(ids).size, 15);

    function press(view: View<MethodsState>, action: { do: "next" }) {
      return desk.methods.press({ ...asked, viewId: view.id, version: view.version, action });
    }
  });

  it("remembers a page for five minutes, says how old it is, and drops it on Refresh", async () => {
    const desk = aDirectory(12);
    const { customers } = desk.world;
    const first = await desk.methods.open({ ...asked, customers });
    const readAt = desk.clock.now.toISOString();
    desk.clock.now = new Date(desk.clock.now.getTime() + 4 * 60_000);
    const second = await desk.methods.open({ ...asked, customers });
    assert.equal(desk.world.questions().length, 1);
    assert.equal(second.state.oldestAt, readAt);
    assert.equal(second.state.readAt, desk.clock.now.toISOString());
    const press = { ...asked, viewId: first.id, version: 1, action: { do: "refresh" } } as const;
    const { state } = await desk.methods.press(press);
    assert.equal(desk.world.questions().length, 2);
    assert.equal(state.oldestAt, desk.clock.now.toISOString());
    desk.clock.now = new Date(desk.clock.now.getTime() + 5 * 60_000);
    await desk.methods.open({ ...asked, customers });
    assert.equal(desk.world.questions().length, 3);
  });

  it("one operator never gets what another has read", async () => {
    const desk = aDirectory(12);
    const other = anOperator({ objectId: "priya" });
    const [role] = desk.file.access.roles;
    desk.file.access = {
      ...desk.file.access,
      roles: [...desk.file.access.roles, { ...role!, members: [{ user: other.objectId }] }],
    };
    await desk.methods.open({ ...asked, customers: desk.world.customers });
    await desk.methods.open({ ...asked, operator: other, customers: desk.world.customers });
    assert.equal(desk.world.questions().length, 2);
  });

  it("a failure is not remembered", async () => {
    const desk = aDirectory(12);
    const { customers } = desk.world;
    desk.world.trouble.set(customers[0]!.tenantId, "graph-throttled");
    assert.equal((await desk.methods.open({ ...asked, customers })).state.silent.length, 1);
    desk.world.trouble.clear();
    assert.equal((await desk.methods.open({ ...asked, customers })).state.rows.length, 10);
  });

  for (const why of ["no-licence", "no-role", "no-permission"] as const) {
    it(`with ${why} the page's people are read method by method, and it says so`, async () => {
      const desk = aDirectory(12);
      const { customers } = desk.world;
      desk.world.report.set(customers[0]!.tenantId, why);
      desk.world.shielded.add(`${customers[0]!.tenantId}-3`);
      const { state } = await desk.methods.open({ ...asked, customers });
      assert.deepEqual(state.withoutReport, [{ customerName: "Contoso", why }]);
      assert.deepEqual(
        state.rows.map(({ registered }) => registered),
        [true, false, true, undefined, true, false, true, false, true, false],
      );
      const mobile = state.rows[0]!;
      assert.deepEqual(mobile.methods, ["mobile-phone"]);
      assert.equal(mobile.userPreferred, "sms");
      assert.equal(mobile.administrator, undefined);
      assert.equal(desk.world.questions().filter((one) => one.includes(" read ")).length, 10);
    });
  }

  it("without the report a filter looks at ten people only, whatever it finds, and goes on from there", async () => {
    const desk = aDirectory(25, 12);
    const { customers } = desk.world;
    desk.world.report.set(customers[0]!.tenantId, "no-licence");
    const view = await desk.methods.open({ ...asked, customers, filter: "not-registered" });
    assert.deepEqual([view.state.rows.length, view.state.hasNext], [5, true]);
    assert.equal(desk.world.questions().filter((one) => one.includes(" read ")).length, 10);
    const press = { ...asked, viewId: view.id, action: { do: "next" } } as const;
    const second = await desk.methods.press({ ...press, version: 1 });
    assert.equal(second.state.rows.length, 5);
    const third = await desk.methods.press({ ...press, version: 2 });
    assert.deepEqual([third.state.rows.length, third.state.hasNext], [2, true]);
    const fourth = await desk.methods.press({ ...press, version: 3 });
    assert.ok(fourth.state.rows.every(({ customerName }) => customerName === "Customer 1"));
    assert.deepEqual(fourth.state.withoutReport, []);
  });

  it("a search passes over customers without the report in which nobody fits, and reads nobody's methods there", async () => {
    const desk = aDirectory(12, 0, 12);
    const { customers } = desk.world;
    for (const { tenantId } of customers.slice(0, 2)) desk.world.report.set(tenantId, "no-role");
    desk.world.people.get(customers[2]!.tenantId)![4] = aTarget({ displayName: "Zoë", customerName: "Customer 2" });
    const { state } = await desk.methods.open({ ...asked, customers, search: "Zoë" });
    assert.deepEqual(
      state.rows.map(({ displayName }) => displayName),
      ["Zoë"],
    );
    assert.equal(state.hasNext, false);
    assert.ok(desk.world.questions().every((one) => !one.includes(" read ")));
  });

  it("reading methods begins only when the page has come to that customer", async () => {
    const desk = aDirectory(12, 12, 12);
    for (const { tenantId } of desk.world.customers.slice(1)) desk.world.report.set(tenantId, "no-role");
    const { state } = await desk.methods.open({ ...asked, customers: desk.world.customers });
    assert.equal(state.rows.length, 10);
    assert.ok(desk.world.questions().every((one) => one.includes(" report ")));
  });
});
