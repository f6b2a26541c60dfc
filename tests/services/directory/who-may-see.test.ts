import assert from "node:assert/strict";
import type { DeskRole } from "../../../core/access/access.ts";
import { anOperator, home } from "../../support/builders/people.ts";
import { accessFor, aDirectory, asked } from "../../support/fakes/a-directory.ts";

const grant = (role: DeskRole, ...customers: string[]) => ({
  role,
  members: [{ user: anOperator().objectId }],
  customers,
});

describe("services/directory, who may see people", () => {
  it("where no role lets them, nothing is even opened; the customer is named", async () => {
    const desk = aDirectory(2, 5, 3);
    const roles = [grant("UsersReader", "home", "Customer 2"), grant("AuthenticationMethodsWriter", "*")];
    desk.file.access = accessFor(desk.world.customers, { roles });
    for (const list of [desk.users, desk.methods]) {
      desk.world.asked.length = 0;
      const { state } = await list.open({ ...asked, customers: desk.world.customers });
      assert.deepEqual(new Set(state.rows.map(({ tenantId }) => tenantId)), new Set([home.tenantId, "tenant-2"]));
      assert.deepEqual(state.silent, [
        { tenantId: "tenant-1", customerName: "Customer 1", reason: "desk-role-missing" },
      ]);
      assert.ok(desk.world.asked.every((question) => !question.includes("tenant-1")));
    }
  });

  it("is judged again at every press: a role taken away takes the people away", async () => {
    const desk = aDirectory(0, 35, 5);
    const { id } = await desk.users.open({ ...asked, customers: desk.world.customers });
    desk.file.access = accessFor(desk.world.customers, { roles: [grant("UsersReader", "home", "Customer 2")] });
    desk.world.asked.length = 0;
    const { state } = await desk.users.press({ ...asked, viewId: id, version: 1, action: { do: "next" } });
    assert.deepEqual(new Set(state.rows.map(({ tenantId }) => tenantId)), new Set(["tenant-2"]));
    assert.ok(desk.world.asked.every((question) => !question.includes("tenant-1")));
    assert.deepEqual(state.actions.allowed, []);
  });

  for (const action of ["tick", "untick-all"] as const) {
    it(`is judged again where nothing is read, too: ${action}`, async () => {
      const desk = aDirectory(2, 5);
      const { id, state: before } = await desk.users.open({ ...asked, customers: desk.world.customers });
      assert.deepEqual(before.actions.allowed, ["reset", "revoke-sessions"]);
      desk.file.access = accessFor(desk.world.customers, { roles: [grant("UsersReader", "home")] });
      desk.world.asked.length = 0;
      const { state } = await desk.users.press({ ...asked, viewId: id, version: 1, action: { do: action } });
      assert.deepEqual(new Set(state.rows.map(({ tenantId }) => tenantId)), new Set([home.tenantId]));
      assert.deepEqual(
        state.silent.map(({ customerName, reason }) => [customerName, reason]),
        [["Customer 1", "desk-role-missing"]],
      );
      assert.deepEqual(state.actions.allowed, []);
      assert.deepEqual(desk.world.questions(), []);
      const twice = await desk.users.press({ ...asked, viewId: id, version: 2, action: { do: action } });
      assert.equal(twice.state.silent.length, 1);
    });
  }

  it("an Entra role that was missing when the list was read is still missing, a desk role that was given is not", async () => {
    const desk = aDirectory(2, 5);
    desk.world.entraRoles.set("tenant-1", []);
    desk.file.access = accessFor(desk.world.customers, { roles: [grant("UsersReader", "*")] });
    const { id } = await desk.users.open({ ...asked, customers: desk.world.customers });
    desk.file.access = accessFor(desk.world.customers);
    const press = { ...asked, viewId: id, version: 1, action: { do: "tick" } } as const;
    const { state } = await desk.users.press(press);
    // Nothing was known of Entra roles where the desk role already said no.
    assert.deepEqual(state.actions.allowed, ["reset", "revoke-sessions"]);
    const read = await desk.users.press({ ...press, version: 2, action: { do: "refresh" } });
    const ticked = await desk.users.press({ ...press, version: read.version });
    assert.deepEqual(ticked.state.actions, read.state.actions);
    assert.equal(ticked.state.actions.missing[0]?.why, "entra-role-missing");
  });

  it("a customer that is no longer served is not asked", async () => {
    const desk = aDirectory(2, 5);
    const { id } = await desk.users.open({ ...asked, customers: desk.world.customers });
    desk.file.access = { ...desk.file.access, customers: {} };
    desk.world.asked.length = 0;
    const { state } = await desk.users.press({ ...asked, viewId: id, version: 1, action: { do: "refresh" } });
    assert.equal(state.rows.length, 2);
    assert.ok(desk.world.asked.every((question) => !question.includes("tenant-1")));
  });

  it("a reader without the writer role sees people and no action, and learns why", async () => {
    const desk = aDirectory(2, 5);
    const roles = [grant("UsersReader", "*"), grant("AuthenticationMethodsWriter", "home")];
    desk.file.access = accessFor(desk.world.customers, { roles });
    const { state } = await desk.users.open({ ...asked, customers: desk.world.customers });
    assert.equal(state.rows.length, 7);
    assert.deepEqual(state.actions.allowed, []);
    assert.deepEqual(
      state.actions.missing.map(({ action, customer, why }) => `${action} ${customer.name} ${why}`),
      ["reset Customer 1 desk-role-missing", "revoke-sessions Customer 1 desk-role-missing"],
    );
  });

  it("somebody without any role sees nobody", async () => {
    const desk = aDirectory(2, 5);
    desk.file.access = accessFor(desk.world.customers, { roles: [] });
    const { state } = await desk.users.open({ ...asked, customers: desk.world.customers });
    assert.deepEqual([state.rows, state.count], [[], 0]);
    assert.deepEqual(desk.world.questions(), []);
  });

  it("a person of a customer where no role lets them is not read, and of one not served neither", async () => {
    const desk = aDirectory(2, 5);
    desk.file.access = accessFor(desk.world.customers, { roles: [grant("UsersReader", "home")] });
    const open = (tenantId: string) => desk.showUser.open({ ...asked, tenantId, objectId: `${tenantId}-0` });
    await assert.rejects(open("tenant-1"), { code: "desk-role-missing" });
    await assert.rejects(open("tenant-77"), { code: "customer-not-served" });
    assert.deepEqual(desk.world.questions(), []);
  });
});
