import assert from "node:assert/strict";
import { searchWords } from "../../cards/words/search-words.ts";
import type { Named } from "../../core/command.ts";
import type { SearchCommand } from "../../core/search-command.ts";
import { noDetails } from "../support/fakes/a-desk.ts";

const named = (value: string): Named => ({ by: "name", value });

describe("cards/search-words", () => {
  const words: [SearchCommand, string][] = [
    [
      { kind: "reset.start", wanted: { whole: "alice", parts: [named("alice")] }, details: noDetails },
      "reset MFA for alice",
    ],
    [
      {
        kind: "reset.start",
        act: "revoke-sessions",
        wanted: { parts: [named("ann"), named("bo")] },
        details: noDetails,
      },
      "revoke sessions for ann, bo",
    ],
    [
      { kind: "reset.start", wanted: { parts: ["a", "b", "c", "d", "e"].map(named) }, details: noDetails },
      "reset MFA for a, b, c and 2 more",
    ],
    [
      { kind: "elsewhere", act: "reset", wanted: { parts: [named("alice")] }, details: noDetails },
      "record reset for alice",
    ],
    [
      { kind: "elsewhere", act: "revoke-sessions", wanted: { parts: [named("alice")] }, details: noDetails },
      "record revoked sessions for alice",
    ],
    [{ kind: "user", wanted: { parts: [named("alice")] } }, "user alice"],
    [{ kind: "users" }, "users"],
    [{ kind: "users", search: "ali" }, "users ali"],
    [{ kind: "methods" }, "authentication methods"],
    [{ kind: "methods", search: "ali" }, "authentication methods ali"],
  ];
  for (const [command, said] of words) {
    it(`"${said}"`, () => {
      assert.equal(searchWords(command), said);
    });
  }
});
