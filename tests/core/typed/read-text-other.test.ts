import assert from "node:assert/strict";
import { mentionMark } from "../../../core/typed/mention-marks.ts";
import { readText } from "../../../core/typed/read-text.ts";

describe("readText: the short commands", () => {
  const table: [string, string][] = [
    ...["who am i", "Who am I?", "whoami", "whoamI"].map((said): [string, string] => [said, "who-am-i"]),
    ...["sign in", "Sign-in", "signin", "login", "log in", "please sign me in"].map((said): [string, string] => [
      said,
      "sign-in",
    ]),
    ...["sign out", "Sign out.", "sign-out", "signout", "log out", "logout", "log me out"].map(
      (said): [string, string] => [said, "sign-out"],
    ),
    ...["help", "Help!", "?", "hi", "hello", "Hi there!", "help me", "", "   ", "thanks!"].map(
      (said): [string, string] => [said, "help"],
    ),
  ];
  for (const [said, kind] of table) {
    it(`reads ${JSON.stringify(said)} as ${kind}`, () => {
      assert.deepEqual(readText(said, []), { kind });
    });
  }
});

describe("readText: anything else", () => {
  const table: [string, string | undefined][] = [
    ["sign out alice", undefined],
    ["log out alice@contoso.com", undefined],
    ["what is the weather", undefined],
    ["confirm", undefined],
    ["reset.confirm", undefined],
    ["cancel", undefined],
    ["yes", undefined],
    ["1", undefined],
    ["rest mfa for alice", "reset MFA for alice"],
    ["Rest MFA for Alice in Contoso because lost phone", "reset MFA for Alice in Contoso because lost phone"],
    ["please rset the mfa of alice", "reset MFA for alice"],
    ["resetmfa for alice", "reset MFA for alice"],
    ["reset mfs for alice", "reset MFA for alice"],
    ["rest mfa alice", "reset MFA for alice"],
    ["rest mfa", "reset MFA for …"],
    ["rest multi-factor authentication for alice", "reset MFA for alice"],
    ["mfa4 for alice", "reset MFA for alice"],
    ["who am u", "who am I"],
    ["sing in", "sign in"],
    ["sign on", "sign in"],
    ["sing out", "sign out"],
    ["hlep", "help"],
  ];
  for (const [said, nearest] of table) {
    it(`answers ${JSON.stringify(said)} with help and runs nothing`, () => {
      assert.deepEqual(readText(said, []), { kind: "help", said, ...(nearest && { nearest }) });
    });
  }

  it("repeats at most 80 characters of what was said", () => {
    const command = readText(`x${" word".repeat(60)}`, []);
    assert.equal(command.kind === "help" && command.said?.length, 80);
  });

  it("writes mentions by their names, which nothing can resolve when said again", () => {
    const command = readText(`rest mfa for ${mentionMark(0)}`, [{ name: "Alice", objectId: "id" }]);
    assert.deepEqual(command, { kind: "help", said: "rest mfa for @Alice", nearest: "reset MFA for @Alice" });
    const again = readText("reset MFA for @Alice", []);
    assert.deepEqual(again.kind === "reset.start" && again.wanted, { parts: [{ by: "mention", value: "Alice" }] });
  });
});
