import assert from "node:assert/strict";
import { readPress } from "../../../core/presses/read-press.ts";
import { fields, reasons, ticksInput, verbs, verifications } from "../../../core/presses/vocabulary.ts";

const batch = "b_4-Zk9qLmN0";
const forged = { kind: "unreadable", why: "forged" };

describe("readPress", () => {
  const table: [string, unknown, unknown][] = [
    [verbs.cancel, { batch }, { kind: "reset.cancel", batchId: batch }],
    [verbs.show, { batch }, { kind: "reset.show", batchId: batch }],
    [verbs.again, { batch }, { kind: "reset.again", batchId: batch }],
    [verbs.choose, { choice: batch, picked: "0,2" }, { kind: "reset.choose", choiceId: batch, picked: [0, 2] }],
    [verbs.choose, { choice: batch, picked: "" }, { kind: "reset.choose", choiceId: batch, picked: [] }],
    [verbs.choose, { choice: batch }, { kind: "reset.choose", choiceId: batch, picked: [] }],
    [verbs.help, undefined, { kind: "help" }],
    [verbs.whoAmI, {}, { kind: "who-am-i" }],
    [verbs.signIn, null, { kind: "sign-in" }],
    [verbs.signOut, { anything: 1 }, { kind: "sign-out" }],
    [verbs.say, { text: "who am i" }, { kind: "who-am-i" }],
    [verbs.say, { text: "x".repeat(2001) }, { kind: "unreadable", why: "too-long" }],
    [verbs.say, {}, { kind: "help" }],
  ];
  for (const [verb, data, expected] of table) {
    it(`reads ${verb} with ${JSON.stringify([data]).slice(0, 60)}`, () => {
      assert.deepEqual(readPress(verb, data), expected);
    });
  }

  it("reads a whole summary", () => {
    const press = {
      [fields.batch]: batch,
      [ticksInput(0)]: "0,2",
      [ticksInput(3)]: "",
      [fields.revoke]: "true",
      [fields.reason]: "stolen",
      [fields.reasonText]: "  taken on\nthe train\u202E ",
      [fields.verification]: "call-back",
      [fields.ticket]: " INC-1042\u200B ",
      unknown: { anything: [1] },
    };
    assert.deepEqual(readPress(verbs.confirm, press), {
      kind: "reset.confirm",
      batchId: batch,
      ticks: { 0: [0, 2], 3: [] },
      details: {
        reason: "stolen",
        reasonText: "taken on the train",
        verification: "call-back",
        ticket: "INC-1042",
        revokeSessions: true,
      },
    });
  });

  it("takes what is deleted and what is switched off together, and neither for none", () => {
    const data = { batch: "b_4-Zk9qLmN0", withTicks: "0,1,2", "ticks-0": "1,2", "off-0": "0", "off-1": "3" };
    const command = readPress(verbs.confirm, data);
    assert.deepEqual(command.kind === "reset.confirm" && command.ticks, { 0: [1, 2, 0], 1: [3], 2: [] });
  });

  it("reads a summary in which nothing was filled in", () => {
    const bare = { kind: "reset.confirm", batchId: batch, ticks: {}, details: { revokeSessions: false } };
    assert.deepEqual(readPress(verbs.confirm, { batch }), bare);
    const empty = { batch, revoke: "false", reason: "", reasonText: " ", verification: "", ticket: "" };
    assert.deepEqual(readPress(verbs.confirm, empty), bare);
  });

  it("takes a list of ticks that was shown and did not come back for one with nothing ticked", () => {
    const press = { batch, [fields.withTicks]: "0,1", [ticksInput(0)]: "1" };
    const command = readPress(verbs.confirm, press);
    assert.deepEqual(command.kind === "reset.confirm" && command.ticks, { 0: [1], 1: [] });
  });

  it("revokes sessions when the reason is stolen, whatever is ticked", () => {
    for (const [reason, revoke, revokes] of [
      ["stolen", "false", true],
      ["suspected-break-in", "false", false],
      ["suspected-break-in", "true", true],
    ]) {
      const command = readPress(verbs.confirm, { batch, reason, revoke });
      assert.equal(command.kind === "reset.confirm" && command.details.revokeSessions, revokes);
    }
  });

  it("reads every reason and verification that cards offer", () => {
    for (const reason of reasons) {
      const command = readPress(verbs.confirm, { batch, reason });
      assert.equal(command.kind === "reset.confirm" && command.details.reason, reason);
    }
    for (const verification of verifications) {
      const command = readPress(verbs.confirm, { batch, verification });
      assert.equal(command.kind === "reset.confirm" && command.details.verification, verification);
    }
  });

  it("cuts words and ticket, and keeps a tick once", () => {
    const command = readPress(verbs.confirm, {
      batch,
      reasonText: "x".repeat(5000),
      ticket: "INC 1042<script>".padEnd(90, "9"),
      [ticksInput(199)]: "1,1,199",
    });
    assert.equal(command.kind, "reset.confirm");
    assert.equal(command.details.reasonText?.length, 200);
    assert.equal(command.details.ticket, "INC1042script".padEnd(64, "9"));
    assert.deepEqual(command.ticks, { 199: [1, 199] });
  });
});

describe("readPress: what no card of ours sends", () => {
  const table: [string, unknown, unknown][] = [
    ["an unknown verb", "reset.everything", { batch }],
    ["a verb in other letters", "Reset.Confirm", { batch }],
    ["a verb of the prototype", "constructor", {}],
    ["a verb that is no text", { toString: "help" }, {}],
    ["no verb", undefined, { batch }],
    ["data that is a list", verbs.help, []],
    ["data that is text", verbs.help, "batch"],
    ["no batch id", verbs.confirm, {}],
    ["no data", verbs.cancel, undefined],
    ["an id too short", verbs.cancel, { batch: "1234567" }],
    ["an id too long", verbs.cancel, { batch: "x".repeat(65) }],
    ["an id with a path in it", verbs.show, { batch: "../../batch" }],
    ["an id with a line break after it", verbs.show, { batch: `${batch}\n` }],
    ["an id that is a list", verbs.again, { batch: [batch] }],
    ["an id from a prototype", verbs.again, Object.create({ batch })],
    ["an id from a prototype in JSON", verbs.again, JSON.parse(`{"__proto__":{"batch":"${batch}"}}`)],
    ["a choice under the batch's name", verbs.choose, { batch, picked: "0" }],
    ["a position that is no number", verbs.choose, { choice: batch, picked: "0,x" }],
    ["a position as a number", verbs.choose, { choice: batch, picked: 0 }],
    ["a negative position", verbs.choose, { choice: batch, picked: "-1" }],
    ["a fraction", verbs.choose, { choice: batch, picked: "1.5" }],
    ["a position too high", verbs.choose, { choice: batch, picked: "200" }],
    ["an exponent", verbs.choose, { choice: batch, picked: "1e2" }],
    ["an empty place in a list", verbs.choose, { choice: batch, picked: "0,,1" }],
    ["ticks of a position too high", verbs.confirm, { batch, "ticks-200": "0" }],
    ["a shown position too high", verbs.confirm, { batch, withTicks: "200" }],
    ["ticks of no position", verbs.confirm, { batch, "ticks-": "0" }],
    ["ticks of the prototype", verbs.confirm, { batch, "ticks-__proto__": "0" }],
    ["ticks of one position written in two ways", verbs.confirm, { batch, "ticks-00": "0" }],
    ["ticks that are a list", verbs.confirm, { batch, "ticks-0": [0] }],
    ["a reason there is not", verbs.confirm, { batch, reason: "because" }],
    ["a reason of the prototype", verbs.confirm, { batch, reason: "toString" }],
    ["a verification there is not", verbs.confirm, { batch, verification: "trust me" }],
    ["revoke as a truth value", verbs.confirm, { batch, revoke: true }],
    ["revoke in other words", verbs.confirm, { batch, revoke: "yes" }],
    ["words that are no text", verbs.confirm, { batch, reasonText: { length: 3 } }],
    ["a ticket that is a number", verbs.confirm, { batch, ticket: 1042 }],
    ["a sentence that is no text", verbs.say, { text: ["help"] }],
  ];
  for (const [what, verb, data] of table) {
    it(`refuses ${what}`, () => {
      assert.deepEqual(readPress(verb, data), forged);
    });
  }
});
