import assert from "node:assert/strict";
import type { Command } from "../../../core/command.ts";
import { readPress } from "../../../core/presses/read-press.ts";
import { fields, verbs } from "../../../core/presses/vocabulary.ts";
import { missingWhen } from "../../../core/reset/elsewhere.ts";
import { readText } from "../../../core/typed/read-text.ts";

const no = { revokeSessions: false } as const;
const alice = { whole: "alice", parts: [{ by: "name", value: "alice" }] } as const;
const elsewhere = (part: object = {}): Command => ({
  kind: "elsewhere",
  act: "reset",
  wanted: alice,
  details: no,
  ...part,
});

describe("what was done elsewhere, typed", () => {
  for (const [text, command] of [
    ["record reset for alice", elsewhere()],
    ["please record a reset for alice", elsewhere()],
    ["Record MFA reset of alice", elsewhere()],
    ["record elsewhere for alice", elsewhere()],
    ["record reset for alice, done in portal", elsewhere()],
    ["record reset for alice done in the portal in Contoso", elsewhere({ inCustomer: "Contoso" })],
    [
      "record reset for alice, done in portal because stolen ticket INC-7",
      elsewhere({ details: { ...no, reason: "stolen", reasonText: "stolen", ticket: "INC-7" } }),
    ],
    ["record revoked sessions for alice", elsewhere({ act: "revoke-sessions" })],
    ["record revoke sessions for alice done elsewhere", elsewhere({ act: "revoke-sessions" })],
  ] as const) {
    it(`reads "${text}"`, () => {
      assert.deepEqual(readText(text, []), command);
    });
  }

  it("of nobody is asked back, and nothing else that begins alike is taken", () => {
    assert.deepEqual(readText("record reset", []), { kind: "unreadable", why: "nobody-named" });
    for (const text of ["record", "recorder", "record players"]) assert.equal(readText(text, []).kind, "help");
  });
});

describe("what was done elsewhere, pressed", () => {
  const on = { [fields.view]: "view-aaaaaaaa" };
  const filled = { ...on, [fields.when]: "2026-11-24 09:30", [fields.place]: "script" };

  it("carries when, with what and why; the reason ticks nothing", () => {
    assert.deepEqual(readPress(verbs.elsewhereRecord, { ...filled, [fields.reason]: "stolen" }), {
      kind: "elsewhere.press",
      viewId: "view-aaaaaaaa",
      said: { place: "script", doneAt: "2026-11-24T09:30:00.000Z", details: { ...no, reason: "stolen" } },
    });
    const ticked = readPress(verbs.elsewhereRecord, { ...filled, [fields.revoke]: "true" });
    assert.equal(ticked.kind === "elsewhere.press" && ticked.said?.details.revokeSessions, true);
  });

  for (const text of ["", "2026-11-24", "09:30", "2026-02-31 09:30", "2026-11-24 25:00", "yesterday at noon"]) {
    it(`"${text}" is no time`, () => {
      const command = readPress(verbs.elsewhereRecord, { ...filled, [fields.when]: text });
      assert.ok(command.kind === "elsewhere.press" && command.said);
      assert.equal(command.said.doneAt, undefined);
    });
  }

  it("given up says nothing; without a view it is forged", () => {
    assert.deepEqual(readPress(verbs.elsewhereCancel, on), { kind: "elsewhere.press", viewId: "view-aaaaaaaa" });
    assert.equal(readPress(verbs.elsewhereRecord, {}).kind, "unreadable");
    assert.equal(readPress(verbs.elsewhereRecord, { ...filled, [fields.place]: "magic" }).kind, "unreadable");
  });
});

describe("when it was done", () => {
  const now = new Date("2026-11-24T12:00:00.000Z");
  for (const [doneAt, missing] of [
    [undefined, ["when"]],
    ["2026-11-24T12:05:00.000Z", []],
    ["2026-11-24T12:05:01.000Z", ["not-yet"]],
    ["2026-10-25T12:00:00.000Z", []],
    ["2026-10-25T11:59:59.000Z", ["too-long-ago"]],
  ] as const) {
    it(`${doneAt ?? "unsaid"}: ${missing.join() || "fine"}`, () => {
      assert.deepEqual(missingWhen(doneAt, now), missing);
    });
  }
});
