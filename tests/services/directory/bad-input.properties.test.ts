import assert from "node:assert/strict";
import fc from "fast-check";
import type { ListAction, UserFilter } from "../../../core/directory/directory.ts";
import { sameAccount } from "../../../core/directory/people.ts";
import { anOperator } from "../../support/builders/people.ts";
import { aDirectory, asked } from "../../support/fakes/a-directory.ts";

const position = fc.oneof(
  fc.integer({ min: -3, max: 14 }),
  fc.constantFrom(0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, -0),
);
const action = fc.oneof<fc.Arbitrary<ListAction<UserFilter>>[]>(
  fc.constantFrom<ListAction<UserFilter>>(
    { do: "next" },
    { do: "previous" },
    { do: "refresh" },
    { do: "tick" },
    { do: "search", search: "Ann", filter: "all" },
    { do: "search", search: "", filter: "guests" },
  ),
  fc.record({
    do: fc.constant("search" as const),
    search: fc.string({ unit: "binary" }),
    filter: fc.constant("all" as const),
  }),
  fc.record({
    do: fc.constant("leave-out" as const),
    tenantIds: fc.array(fc.constantFrom("tenant-1", "tenant-9", "")),
  }),
);
const presses = fc.array(
  fc.record({ action, ticks: fc.option(fc.array(position, { maxLength: 12 }), { nil: undefined }) }),
  { maxLength: 8 },
);
const counts = fc.array(fc.integer({ min: 0, max: 23 }), { minLength: 1, maxLength: 4 });

describe("services/directory, whatever is pressed", () => {
  it("ticks name only people of the selected customers that were shown, and survive everything but leaving out", async () => {
    await fc.assert(
      fc.asyncProperty(counts, presses, async (sizes, list) => {
        const desk = aDirectory(...sizes);
        let view = await desk.users.open({ ...asked, customers: desk.world.customers });
        const shown = [...view.state.rows];
        for (const { action, ticks } of list) {
          const { rows: before, ticked: ticksBefore } = view.state;
          const press = { ...asked, viewId: view.id, version: view.version, action };
          view = await desk.users.press(ticks === undefined ? press : { ...press, ticks });
          shown.push(...view.state.rows);
          const { ticked } = view.state;
          assert.ok(ticked.every((one) => shown.some((row) => sameAccount(row, one))));
          assert.equal(new Set(ticked.map(({ objectId }) => objectId)).size, ticked.length);
          const stay = ticksBefore.filter((one) => ticks === undefined || !before.some((row) => sameAccount(row, one)));
          const left = view.state.customers;
          const lost = stay.filter((one) => !ticked.some((other) => sameAccount(other, one)));
          assert.ok(lost.every(({ tenantId }) => !left.includes(tenantId)));
          assert.ok(view.state.rows.every(({ tenantId }) => left.includes(tenantId)));
        }
      }),
      { numRuns: 60 },
    );
  });

  it("no version, view id or conversation but the right one changes or shows anything", async () => {
    const desk = aDirectory(25);
    const { id } = await desk.users.open({ ...asked, customers: desk.world.customers });
    const press = { ...asked, viewId: id, version: 1, action: { do: "next" }, ticks: [0] } as const;
    const before = structuredClone(desk.views.rows.get(id));
    await fc.assert(
      fc.asyncProperty(fc.string(), async (viewId) => {
        fc.pre(viewId !== id);
        await assert.rejects(desk.users.press({ ...press, viewId }), { code: "card-unknown" });
      }),
      { numRuns: 50 },
    );
    const other = anOperator({ objectId: "mallory" });
    const otherTenant = anOperator({ tenantId: "tenant-1" });
    await assert.rejects(desk.users.press({ ...press, operator: other }), { code: "not-yours" });
    await assert.rejects(desk.users.press({ ...press, operator: otherTenant }), { code: "not-yours" });
    await assert.rejects(desk.users.press({ ...press, conversationId: "19:channel" }), { code: "card-unknown" });
    await assert.rejects(desk.methods.press({ ...press, action: { do: "next" } }), { code: "card-unknown" });
    await assert.rejects(desk.showUser.press({ ...asked, viewId: id, tab: "methods" }), { code: "card-unknown" });
    for (const version of [0, 2, -1, Number.NaN]) await desk.users.press({ ...press, version });
    assert.deepEqual(desk.views.rows.get(id), before);
  });

  it("a row is opened only by a position on the page that the pressed card shows", async () => {
    const desk = aDirectory(25, 5);
    const { id } = await desk.users.open({ ...asked, customers: desk.world.customers });
    const row = { ...asked, viewId: id, version: 1 };
    for (const bad of [-1, 10, 0.5, Number.NaN, 1e9]) {
      await assert.rejects(desk.showUser.openRow({ ...row, position: bad }), { code: "card-unknown" });
    }
    await assert.rejects(desk.showUser.openRow({ ...row, version: 2, position: 0 }), { code: "card-unknown" });
    const other = anOperator({ objectId: "mallory" });
    await assert.rejects(desk.showUser.openRow({ ...row, operator: other, position: 0 }), { code: "not-yours" });
    const { person, view } = await desk.showUser.openRow({ ...row, position: 3 });
    assert.equal(person.displayName, "Ann 0003");
    assert.equal(view.state.from, id);
  });

  it("of two presses at once one counts, and both answer with what came of it", async () => {
    const desk = aDirectory(45);
    const { id } = await desk.users.open({ ...asked, customers: desk.world.customers });
    const press = { ...asked, viewId: id, version: 1, action: { do: "next" } } as const;
    const [one, two] = await Promise.all([desk.users.press(press), desk.users.press(press)]);
    assert.deepEqual([one.version, two.version, one.state.page, two.state.page], [2, 2, 1, 1]);
  });

  it("after eight hours without a press the view is gone", async () => {
    const desk = aDirectory(25);
    const { id } = await desk.users.open({ ...asked, customers: desk.world.customers });
    const press = { ...asked, viewId: id, version: 1, action: { do: "tick" } } as const;
    desk.clock.now = new Date(desk.clock.now.getTime() + 8 * 60 * 60_000 - 1);
    assert.equal((await desk.users.press(press)).version, 2);
    desk.clock.now = new Date(desk.clock.now.getTime() + 8 * 60 * 60_000);
    await assert.rejects(desk.users.press({ ...press, version: 2 }), { code: "card-unknown" });
  });
});
