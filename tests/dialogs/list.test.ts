import assert from "node:assert/strict";
import { usersCard } from "../../cards/users-card.ts";
import type { UserFilter, UsersState } from "../../core/directory/directory.ts";
import { Problem } from "../../core/problem.ts";
import type { Asked } from "../../dialogs/dialog.ts";
import { createListDialog } from "../../dialogs/list.ts";
import type { ViewVerbs } from "../../dialogs/view-verbs.ts";
import type { OpenList, PressOnList } from "../../services/directory/list-requests.ts";
import type { UserDetails } from "../../services/directory/show-user.ts";
import type { PressedView } from "../../services/directory/view-store.ts";
import { anOperator, home } from "../support/builders/people.ts";
import { now } from "../support/builders/resets.ts";
import { aRow, aUsersView, nothing, viewId } from "../support/builders/views.ts";
import { textOf } from "../support/read-card.ts";

const asked: Asked = { operator: anOperator(), conversationId: "personal-olive" };
const unexpected = () => Promise.reject(new Error("unexpected"));
const fabrikam = { tenantId: "tenant-1", name: "Fabrikam", home: false };
const on = { viewId, version: 4, ticks: [0, 2] };

/** A list in this state, and what it was asked. */
function aList(state: Partial<UsersState> = {}, told: Partial<ViewVerbs> = {}, outdated?: true) {
  const opened: OpenList<UserFilter>[] = [];
  const pressed: PressOnList<UserFilter>[] = [];
  const view = (): PressedView<UsersState> => ({
    ...{ ...asked, id: viewId, version: 5, state: aUsersView(state).state, expiresAt: "" },
    ...(outdated && { outdated }),
  });
  const list = {
    open: (request: OpenList<UserFilter>) => Promise.resolve((opened.push(request), view())),
    press: (request: PressOnList<UserFilter>) => Promise.resolve((pressed.push(request), view())),
  };
  const reach = { forNames: [home, fabrikam], unsearched: 0, forId: () => [], forAddress: unexpected };
  const verbs: ViewVerbs = {
    ...{ listUsers: list, listMethods: { open: unexpected, press: unexpected } },
    showUser: { open: unexpected, openRow: unexpected, press: unexpected },
    ...{ findView: unexpected, findPerson: unexpected, prepare: unexpected },
    customersFor: (_operator, inCustomer) =>
      Promise.resolve(inCustomer === undefined ? reach : { ...reach, forNames: [fabrikam] }),
    ...{ customerName: (tenantId) => `name of ${tenantId}`, now: () => now },
    ...told,
  };
  const dialog = createListDialog<UserFilter, UsersState>({ verbs, list, card: usersCard });
  return { dialog, opened, pressed };
}

describe("dialogs/list", () => {
  it("opens over the selection, a named customer, or the customers it is given", async () => {
    const { dialog, opened } = aList();
    await dialog.open(asked, { search: "ali" });
    await dialog.open(asked, { inCustomer: "Fabrikam" });
    const { card, personal } = await dialog.open(asked, { customers: [home], filter: "guests" });
    assert.deepEqual(opened, [
      { ...asked, search: "ali", customers: [home, fabrikam] },
      { ...asked, customers: [fabrikam] },
      { ...asked, customers: [home], filter: "guests" },
    ]);
    assert.equal(personal, true);
    assert.match(textOf(card), /name of tenant-0/);
  });

  it("does not look up again what was selected, unless nothing was or a customer is named", async () => {
    const { dialog, opened } = aList();
    await dialog.open({ ...asked, selected: [fabrikam] }, {});
    await dialog.open({ ...asked, selected: [] }, {});
    await dialog.open({ ...asked, selected: [home] }, { inCustomer: "Fabrikam" });
    assert.deepEqual(
      opened.map(({ customers }) => customers),
      [[fabrikam], [home, fabrikam], [fabrikam]],
    );
  });

  it("a page, a search, a filter: the ticks go along", async () => {
    const { dialog, pressed } = aList();
    await dialog.press(asked, { ...on, action: { do: "next" } });
    const { ticks: _none, ...bare } = on;
    await dialog.press(asked, { ...bare, action: { do: "previous" } });
    assert.deepEqual(pressed, [
      { ...asked, ...on, action: { do: "next" } },
      { ...asked, ...bare, action: { do: "previous" } },
    ]);
  });

  it("an action on nobody asks for somebody; nothing is prepared", async () => {
    const { dialog, pressed } = aList({ ticked: [] });
    const { card } = await dialog.press(asked, { ...on, action: { do: "act", act: "reset" } });
    assert.match(textOf(card), /Select at least one person first/);
    assert.deepEqual(
      pressed.map(({ action }) => action.do),
      ["tick"],
    );
  });

  it("leaves out the customers in which something is missing, and only those", async () => {
    const missing = nothing.missing.slice(0, 1);
    const { dialog, pressed } = aList({ actions: { allowed: [], missing } });
    await dialog.press(asked, { ...on, action: { do: "leave-out" } });
    assert.deepEqual(pressed[1], {
      ...{ ...asked, viewId, version: 5 },
      action: { do: "leave-out", tenantIds: ["tenant-1"] },
    });
  });

  it("a pressed name is read before the ticks are kept, so that it is one of the page that was pressed", async () => {
    const order: string[] = [];
    const openRow = () => {
      order.push("open");
      return Promise.reject<UserDetails>(new Problem("person-gone"));
    };
    const showUser = { open: unexpected, openRow, press: unexpected };
    const { dialog, pressed } = aList({ ticked: [aRow(0)] }, { showUser });
    const press = dialog.press(asked, { ...on, action: { do: "open", position: 3 } });
    await assert.rejects(press, { code: "person-gone" });
    assert.deepEqual([order, pressed], [["open"], []]);
  });

  it("a name pressed on an older card opens nobody: the list is shown as it stands", async () => {
    const showUser = {
      open: unexpected,
      openRow: () => Promise.reject(new Problem("card-unknown")),
      press: unexpected,
    };
    const { dialog, pressed } = aList({}, { showUser }, true);
    const { card } = await dialog.press(asked, { ...on, action: { do: "open", position: 3 } });
    assert.match(textOf(card), /This list had changed since/);
    assert.equal(pressed.length, 1);
  });

  it("is shown as it stands, judged anew", async () => {
    const { dialog, pressed } = aList();
    const view = { ...asked, id: viewId, version: 9, state: aUsersView().state, expiresAt: "" };
    const { card } = await dialog.show(asked, view);
    assert.deepEqual(pressed, [{ ...asked, viewId, version: 9, action: { do: "tick" } }]);
    assert.ok(JSON.stringify(card).includes('"version":"5"'));
  });
});
