import assert from "node:assert/strict";
import type { UsersState } from "../../core/directory/directory.ts";
import { Problem } from "../../core/problem.ts";
import type { Asked } from "../../dialogs/dialog.ts";
import type { ViewVerbs } from "../../dialogs/view-verbs.ts";
import { createViewDialogs } from "../../dialogs/views.ts";
import type { PrepareRequest } from "../../services/resets/prepare/prepare.ts";
import { anOperator, home } from "../support/builders/people.ts";
import { now } from "../support/builders/resets.ts";
import { aMethodsView, aRow, aUsersView, nothing, viewId } from "../support/builders/views.ts";
import { textOf } from "../support/read-card.ts";

const asked: Asked = { operator: anOperator(), conversationId: "personal-olive" };
const view = (state: UsersState, version = 4) => ({ ...asked, id: viewId, version, state, expiresAt: "" });
const on = { viewId, version: 3, ticks: [0] };

/** The talk over verbs that answer as told; what is not told is not expected. */
function talk(told: Partial<ViewVerbs>) {
  const unexpected = () => Promise.reject(new Error("unexpected"));
  const list = { open: unexpected, press: unexpected };
  return createViewDialogs({
    listUsers: list,
    listMethods: list,
    showUser: { open: unexpected, openRow: unexpected, press: unexpected },
    findView: unexpected,
    findPerson: unexpected,
    customersFor: () => Promise.resolve({ forNames: [home], unsearched: 0, forId: () => [], forAddress: unexpected }),
    prepare: unexpected,
    customerName: (tenantId) => tenantId,
    now: () => now,
    ...told,
  });
}

describe("dialogs/views", () => {
  it("acts on the ticked people by the ids that the store keeps, as a summary that leads back", async () => {
    const requests: PrepareRequest[] = [];
    const { state } = aUsersView({ ticked: [aRow(0), aRow(7)] });
    const { dialogs } = talk({
      listUsers: { open: () => Promise.reject(new Error()), press: () => Promise.resolve(view(state)) },
      prepare: (request) => {
        requests.push(request);
        return Promise.reject(new Problem("too-many-people"));
      },
    });
    const action = { do: "act", act: "revoke-sessions" } as const;
    await assert.rejects(dialogs["users.press"](asked, { kind: "users.press", ...on, action }), {
      code: "too-many-people",
    });
    assert.deepEqual(requests, [
      {
        ...asked,
        wanted: {
          parts: [
            { by: "id", value: "person-0", tenantId: "tenant-0", name: "Alice Anders, Contoso" },
            { by: "id", value: "person-7", tenantId: "tenant-1", name: "O'Brien, Pat, Fabrikam" },
          ],
        },
        details: { revokeSessions: true },
        act: "revoke-sessions",
        from: viewId,
      },
    ]);
  });

  for (const action of [{ do: "act", act: "reset" }, { do: "leave-out" }, { do: "next" }] as const) {
    it(`shows the list as it is where "${action.do}" came from an older card`, async () => {
      const { state } = aUsersView({ ticked: [aRow(0)] });
      const press = () => Promise.resolve({ ...view(state), outdated: true } as const);
      const { dialogs } = talk({ listUsers: { open: () => Promise.reject(new Error()), press } });
      const { card } = await dialogs["users.press"](asked, { kind: "users.press", ...on, action });
      assert.match(textOf(card), /This list had changed since/);
    });
  }

  it("leaves nobody out where nothing would be left", async () => {
    const pressed: string[] = [];
    const { state } = aUsersView({ actions: nothing });
    const { dialogs } = talk({
      listUsers: {
        open: () => Promise.reject(new Error()),
        press: ({ action }) => {
          pressed.push(action.do);
          return Promise.resolve(view(state));
        },
      },
    });
    await dialogs["users.press"](asked, { kind: "users.press", ...on, action: { do: "leave-out" } });
    assert.deepEqual(pressed, ["tick"]);
  });

  it("comes back to the same list with its search and filter, and to nothing that is gone", async () => {
    const opened: unknown[] = [];
    const users = view(aUsersView({ search: "ali", filter: "guests" }).state);
    const methods = { ...users, state: aMethodsView({ search: "bo", filter: "phone-only" }).state };
    const told = (found: typeof users | typeof methods | undefined) =>
      talk({
        findView: () => (found ? Promise.resolve(found) : Promise.reject(new Problem("card-unknown"))),
        listUsers: {
          open: (wish) => Promise.resolve((opened.push(wish), users)),
          press: () => Promise.reject(new Error()),
        },
        listMethods: {
          open: (wish) => Promise.resolve((opened.push(wish), methods)),
          press: () => Promise.reject(new Error()),
        },
      });
    await told(users).comeBack(asked, viewId);
    await told(methods).comeBack(asked, viewId);
    assert.deepEqual(opened, [
      { ...asked, customers: [home], search: "ali", filter: "guests" },
      { ...asked, customers: [home], search: "bo", filter: "phone-only" },
    ]);
    assert.equal(await told(undefined).comeBack(asked, viewId), undefined);
    const user = { ...users, state: { kind: "user", tenantId: "t", objectId: "o", tab: "summary" } as const };
    assert.equal(await talk({ findView: () => Promise.resolve(user) }).comeBack(asked, viewId), undefined);
    const failing = talk({ findView: () => Promise.reject(new Problem("store-unavailable")) });
    await assert.rejects(failing.comeBack(asked, viewId), { code: "store-unavailable" });
  });

  it("acts on no list from the card of a person", async () => {
    const { dialogs } = talk({ findView: () => Promise.resolve(view(aUsersView().state)) });
    const action = { do: "act", act: "reset" } as const;
    await assert.rejects(dialogs["user.press"](asked, { kind: "user.press", viewId, action }), {
      code: "card-unknown",
    });
  });
});
