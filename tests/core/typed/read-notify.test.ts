import assert from "node:assert/strict";
import { readText } from "../../../core/typed/read-text.ts";

describe("readText: what a channel is told", () => {
  const said: readonly (readonly [string, object])[] = [
    ["notify here", { kind: "notify", daily: false }],
    ["please Notify here.", { kind: "notify", daily: false }],
    ["notify us here for all customers", { kind: "notify", daily: false }],
    ["notify here daily", { kind: "notify", daily: true }],
    ["notify here daily for Contoso", { kind: "notify", daily: true, of: { named: "Contoso" } }],
    [
      'notify here for "Anders and Sons", Contoso daily',
      { kind: "notify", daily: true, of: { named: "Anders and Sons, Contoso" } },
    ],
    ["notify here for the selected customers", { kind: "notify", daily: false, of: "selection" }],
    ["stop notifying", { kind: "notify.stop" }],
    ["stop notifications here for Contoso", { kind: "notify.stop", of: { named: "Contoso" } }],
  ];
  for (const [text, command] of said) {
    it(`"${text}"`, () => {
      assert.deepEqual(readText(text, []), command);
    });
  }

  for (const text of ["notify alice", "stop", "notifying", "stop alice", "notify here alice"]) {
    it(`"${text}" is none`, () => {
      assert.doesNotMatch(readText(text, []).kind, /notify/);
    });
  }

  it("a slip gets the command offered", () => {
    assert.deepEqual(readText("notfy here", []), { kind: "help", said: "notfy here", nearest: "notify here" });
    assert.deepEqual(readText("stop notifing", []), { kind: "help", said: "stop notifing", nearest: "stop notifying" });
  });
});
