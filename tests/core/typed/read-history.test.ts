import assert from "node:assert/strict";
import type { Command } from "../../../core/command.ts";
import { readPress } from "../../../core/presses/read-press.ts";
import { fields, verbs } from "../../../core/presses/vocabulary.ts";
import { readText } from "../../../core/typed/read-text.ts";

const history = (part: object = {}): Command => ({ kind: "history", ...part });

describe("the history, typed and pressed", () => {
  for (const [text, command] of [
    ["history", history()],
    ["History!", history()],
    ["show me the history", history()],
    ["audit log", history()],
    ["history alice", history({ search: "alice" })],
    ["history of alice anders", history({ search: "alice anders" })],
    ["history for alice@contoso.com please", history({ search: "alice@contoso.com" })],
    ["history in Contoso", history({ inCustomer: "Contoso" })],
    ["history alice in Contoso", history({ search: "alice", inCustomer: "Contoso" })],
    ["history ticket INC-1042", history({ search: "INC-1042" })],
  ] as const) {
    it(`reads "${text}"`, () => {
      assert.deepEqual(readText(text, []), command);
    });
  }

  it("is no other word that begins alike", () => {
    for (const text of ["historian", "auditor"]) assert.equal(readText(text, []).kind, "help");
  });

  it("is offered for a slip", () => {
    const command = readText("histroy", []);
    assert.equal(command.kind === "help" && command.nearest, "history");
  });

  it("reads its buttons, and only with the id of a view", () => {
    const view = { [fields.view]: "view-aaaaaaaa" };
    for (const [verb, turn] of [
      [verbs.historyNext, "next"],
      [verbs.historyPrevious, "previous"],
      [verbs.historyExport, "export"],
    ] as const) {
      assert.deepEqual(readPress(verb, view), { kind: "history.press", viewId: "view-aaaaaaaa", turn });
      assert.deepEqual(readPress(verb, {}), { kind: "unreadable", why: "forged" });
    }
    assert.deepEqual(readPress(verbs.history, {}), history());
  });
});
