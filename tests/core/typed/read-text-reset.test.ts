import assert from "node:assert/strict";
import type { CommandOf } from "../../../core/command.ts";
import { readText } from "../../../core/typed/read-text.ts";

function read(text: string): unknown {
  return readText(text, []);
}

/** The command for one person called by this name, with nothing else said. */
function resetOf(name: string): CommandOf<"reset.start"> {
  return {
    kind: "reset.start",
    wanted: { whole: name, parts: [{ by: "name", value: name }] },
    details: { revokeSessions: false },
  };
}

describe("readText: the ways to ask for a reset", () => {
  const sentences = [
    "reset MFA for alice",
    "RESET mfa FOR alice",
    "reset the mfa of alice",
    "reset 2fa for alice",
    "reset M.F.A. for alice",
    "reset two-factor for alice",
    "reset two factor authentication for alice",
    "reset 2-step verification for alice",
    "reset multi-factor authentication for alice",
    "reset multifactor alice",
    "reset multi\u2011factor authentication for alice",
    "reset authenticator for alice",
    "reset the authenticator app of alice",
    "reset all multi-factor authentications for alice",
    "reset all mfa methods for alice",
    "reset authentication methods for alice",
    "reset mfa and 2fa for alice",
    "reset mfa alice",
    "reset mfa: alice",
    "mfa alice",
    "mfa for alice",
    "mfa reset for alice",
    "authenticator for alice",
    "reset alice's mfa",
    "reset alice’s MFA",
    "reset alice mfa",
    "reset alice's multi-factor authentication",
    "re-set mfa for alice",
    "require re-register mfa for alice",
    "Require re-register multifactor authentication for alice",
    "require mfa re-registration for alice",
    "please reset mfa for alice",
    "Can you please reset the MFA of alice?",
    "hi bot, could you reset mfa for alice",
    "I need to reset mfa for alice",
    "reset mfa for alice please",
    "reset mfa for alice, pls!",
    "reset mfa for alice. Thanks a lot!",
    "reset\u00A0mfa\nfor\talice",
    "reset mfa for al\u200Bice",
    "reset mfa for \uE001ali\uE000ce",
    'reset mfa for "alice"',
    "reset mfa for 'alice'",
  ];
  for (const sentence of sentences) {
    it(`reads ${JSON.stringify(sentence)}`, () => {
      assert.deepEqual(read(sentence), resetOf("alice"));
    });
  }

  const names: [string, string][] = [
    ["reset James' mfa", "James"],
    ["reset O'Brien's mfa", "O'Brien"],
    ["reset mfa for O´Brien", "O'Brien"],
    ["reset mfa for Alice (External)", "Alice (External)"],
    ["reset mfa for Ty", "Ty"],
    ["reset mfa for [Alice](https://example.org) **x**", "[Alice](https://example.org) **x**"],
    ["reset mfa for ../../users?$filter=x#y", "../../users?$filter=x#y"],
  ];
  for (const [sentence, name] of names) {
    it(`takes ${JSON.stringify(name)} for the name in ${JSON.stringify(sentence)}`, () => {
      assert.deepEqual(read(sentence), resetOf(name));
    });
  }
});

describe("readText: a reset of something else", () => {
  const table: [string, string, string][] = [
    ["reset alice", "alice", "alice"],
    ["Reset Alice Anders, please", "Alice Anders", "Alice Anders"],
    ["reset Mia", "Mia", "Mia"],
    ["reset alice's password", "alice", "alice"],
    ["reset password for alice", "alice", "alice"],
    ["reset the pwd of alice", "alice", "alice"],
    ["reset mfa and password for alice", "alice", "alice"],
    ["reset windows hello for alice", "alice", "alice"],
    ["reset alice in Contoso because lost phone", "alice", "alice in Contoso because lost phone"],
    ["reset alice because mfa broken", "alice", "alice because mfa broken"],
  ];
  for (const [sentence, name, said] of table) {
    it(`asks what was meant by ${JSON.stringify(sentence)}`, () => {
      assert.deepEqual(read(sentence), {
        kind: "reset.meant",
        wanted: { whole: name, parts: [{ by: "name", value: name }] },
        said,
      });
    });
  }

  it("keeps enough of the words for the question's button to ask for the same person", () => {
    const meant = readText('reset "Anders and Sons" in Contoso', []);
    assert.equal(meant.kind, "reset.meant");
    const start = readText(`reset MFA for ${meant.said}`, []);
    assert.equal(start.kind, "reset.start");
    assert.deepEqual(start.wanted, meant.wanted);
    assert.equal(start.inCustomer, "Contoso");
  });
});

describe("readText: nobody named", () => {
  const sentences = [
    "reset",
    "reset mfa",
    "reset mfa for",
    "reset the mfa of",
    "reset my mfa",
    "mfa",
    "mfa reset",
    "reset mfa in Contoso",
    "reset mfa because lost phone",
    "reset mfa for (in Contoso)",
    "reset mfa for a",
    "reset mfa for 🙂🙂🙂",
    "reset mfa for ,;,",
    'reset mfa for ""',
    "reset mfa for please",
  ];
  for (const sentence of sentences) {
    it(`says so for ${JSON.stringify(sentence)}`, () => {
      assert.deepEqual(read(sentence), { kind: "unreadable", why: "nobody-named" });
    });
  }
});
