import assert from "node:assert/strict";
import fc from "fast-check";
import { methodsFilters, userFilters } from "../../../core/directory/directory.ts";
import { readPress } from "../../../core/presses/read-press.ts";
import { rowInput, verbs } from "../../../core/presses/vocabulary.ts";

const view = "view-4-Zk9qLmN0";
const on = { view, version: "3", list: "users" };
const forged = { kind: "unreadable", why: "forged" };
const listVerbs = Object.values(verbs).filter((verb) => verb.startsWith("list."));

describe("readPress: views", () => {
  const users = (action: object, part: object = {}) => ({
    kind: "users.press",
    viewId: view,
    version: 3,
    ...part,
    action,
  });
  const table: [string, object, object][] = [
    [verbs.users, {}, { kind: "users" }],
    [verbs.methods, {}, { kind: "methods" }],
    [verbs.showView, { view }, { kind: "view.show", viewId: view }],
    [verbs.listNext, on, users({ do: "next" })],
    [verbs.listPrevious, on, users({ do: "previous" })],
    [verbs.listRefresh, on, users({ do: "refresh" })],
    [verbs.listUntick, on, users({ do: "untick-all" })],
    [verbs.listLeaveOut, on, users({ do: "leave-out" })],
    [verbs.listReset, on, users({ do: "act", act: "reset" })],
    [verbs.listRevoke, on, users({ do: "act", act: "revoke-sessions" })],
    [verbs.listOpen, { ...on, position: "9" }, users({ do: "open", position: 9 })],
    [
      verbs.listSearch,
      { ...on, find: " a\u202Eli ", filter: "guests" },
      users({ do: "search", search: "ali", filter: "guests" }),
    ],
    [verbs.listSearch, on, users({ do: "search", search: "", filter: "all" })],
    [verbs.listNext, { ...on, list: "methods" }, { ...users({ do: "next" }), kind: "methods.press" }],
    [verbs.userSummary, { view }, { kind: "user.press", viewId: view, action: { do: "tab", tab: "summary" } }],
    [verbs.userMethods, { view }, { kind: "user.press", viewId: view, action: { do: "tab", tab: "methods" } }],
    [verbs.userReset, { view }, { kind: "user.press", viewId: view, action: { do: "act", act: "reset" } }],
    [verbs.userRevoke, { view }, { kind: "user.press", viewId: view, action: { do: "act", act: "revoke-sessions" } }],
  ];
  for (const [verb, data, expected] of table) {
    it(`reads ${verb} with ${JSON.stringify(data)}`, () => {
      assert.deepEqual(readPress(verb, data), expected);
    });
  }

  it("takes the ticks along on every button of a list", () => {
    for (const verb of listVerbs) {
      const command = readPress(verb, { ...on, position: "0", "tick-0": "true", "tick-1": "false", "tick-7": "true" });
      assert.deepEqual(command.kind === "users.press" && command.ticks, [0, 7], verb);
    }
  });

  it("tells nothing ticked from no check box at all", () => {
    const ticksOf = (data: object) => {
      const command = readPress(verbs.listNext, { ...on, ...data });
      return command.kind === "users.press" ? command.ticks : "another command";
    };
    assert.deepEqual(ticksOf({ "tick-0": "false", "tick-1": "" }), []);
    assert.equal(ticksOf({}), undefined);
    assert.equal(ticksOf({ "tick-10": "true", "ticks-0": "0" }), undefined);
  });

  it("reads the filters of each list, and not those of the other", () => {
    for (const [list, own, other] of [
      ["users", userFilters, "phone-only"],
      ["methods", methodsFilters, "guests"],
    ] as const) {
      for (const filter of own) {
        const command = readPress(verbs.listSearch, { ...on, list, filter });
        assert.equal("action" in command && "filter" in command.action && command.action.filter, filter);
      }
      assert.deepEqual(readPress(verbs.listSearch, { ...on, list, filter: other }), forged);
    }
  });

  const bent: [string, string, object][] = [
    ["no view", verbs.listNext, { ...on, view: undefined }],
    ["a short id", verbs.listNext, { ...on, view: "v" }],
    ["an id with a quote", verbs.showView, { view: "' or 1=1 --" }],
    ["no version", verbs.listNext, { view, list: "users" }],
    ["version 0", verbs.listNext, { ...on, version: "0" }],
    ["a version that is a number", verbs.listNext, { ...on, version: 3 }],
    ["a huge version", verbs.listNext, { ...on, version: "1234567890" }],
    ["another list", verbs.listNext, { ...on, list: "everything" }],
    ["no position", verbs.listOpen, on],
    ["a position off the page", verbs.listOpen, { ...on, position: "10" }],
    ["a position below", verbs.listOpen, { ...on, position: "-1" }],
    ["a tick that is a word", verbs.listReset, { ...on, [rowInput(0)]: "yes" }],
    ["a tick that is true", verbs.listReset, { ...on, [rowInput(0)]: true }],
    ["a search that is a list", verbs.listSearch, { ...on, find: ["a"] }],
  ];
  for (const [what, verb, data] of bent) {
    it(`refuses ${what}`, () => {
      assert.deepEqual(readPress(verb, data), forged);
    });
  }

  it("yields a command of its own list or none, whatever is sent", () => {
    const keys = ["view", "version", "list", "position", "find", "filter", "tick-0", "tick-9", "__proto__"];
    const value = fc.oneof(fc.string(), fc.constantFrom(view, "3", "users", "methods", "true", "0"), fc.anything());
    const data = fc.dictionary(fc.constantFrom(...keys), value);
    fc.assert(
      fc.property(fc.constantFrom(...listVerbs), data, (verb, sent) => {
        const command = readPress(verb, sent);
        if (command.kind === "unreadable") return command.why === "forged";
        const { kind, ticks = [] } = command as { kind: string; ticks?: readonly number[] };
        return /^(?:users|methods)\.press$/.test(kind) && ticks.every((at) => at >= 0 && at < 10);
      }),
    );
  });
});
