import assert from "node:assert/strict";
import type { Command } from "../../../core/command.ts";
import { readText } from "../../../core/typed/read-text.ts";

const alice = { whole: "alice", parts: [{ by: "name", value: "alice" }] } as const;
const address = { parts: [{ by: "address", value: "alice@contoso.com" }] } as const;
const mention = "\uE0000\uE001";
const mentions = [{ name: "Alice Anders", objectId: "11111111-2222-4333-8444-555555555555" }];

describe("readText: views", () => {
  const table: readonly (readonly [string, Command])[] = [
    ["users", { kind: "users" }],
    ["Users!", { kind: "users" }],
    ["user", { kind: "users" }],
    ["please show me all users", { kind: "users" }],
    ["list users", { kind: "users" }],
    ["users ali", { kind: "users", search: "ali" }],
    ["users named O'Brien", { kind: "users", search: "O'Brien" }],
    ["users ali in Contoso", { kind: "users", search: "ali", inCustomer: "Contoso" }],
    ["in Fabrikam users", { kind: "users", inCustomer: "Fabrikam" }],
    ["in Fabrikam, list all users ali", { kind: "users", search: "ali", inCustomer: "Fabrikam" }],
    ["in Users Ltd users", { kind: "users", inCustomer: "Users Ltd" }],
    ["in Fabrikam, Contoso: authentication methods", { kind: "methods", inCustomer: "Fabrikam, Contoso" }],
    ["authentication methods in Fabrikam, Contoso", { kind: "methods", inCustomer: "Fabrikam, Contoso" }],
    ["users in Contoso", { kind: "users", inCustomer: "Contoso" }],
    [`users ${"x".repeat(100)}`, { kind: "users", search: `${"x".repeat(63)}…` }],
    ["authentication methods", { kind: "methods" }],
    ["Auth methods", { kind: "methods" }],
    ["methods", { kind: "methods" }],
    ["show the authentication methods", { kind: "methods" }],
    ["methods ali", { kind: "methods", search: "ali" }],
    ["methods of ali in Contoso", { kind: "methods", search: "ali", inCustomer: "Contoso" }],
    ["user alice", { kind: "user", wanted: alice }],
    ["user details of alice", { kind: "user", wanted: alice }],
    ["details of alice@contoso.com", { kind: "user", wanted: address }],
    ["user alice in Contoso", { kind: "user", wanted: alice, inCustomer: "Contoso" }],
    ["user x", { kind: "unreadable", why: "nobody-named" }],
  ];
  for (const [text, command] of table) {
    it(`reads "${text.slice(0, 50)}"`, () => {
      assert.deepEqual(readText(text, []), command);
    });
  }

  it("knows a mentioned person by the object id, and searches a list by the name", () => {
    const { objectId } = mentions[0]!;
    assert.deepEqual(readText(`user ${mention}`, mentions), {
      kind: "user",
      wanted: { parts: [{ by: "mention", value: "Alice Anders", objectId }] },
    });
    assert.deepEqual(readText(`users ${mention}`, mentions), { kind: "users", search: "Alice Anders" });
  });

  for (const text of ["usres", "authentication metods", "revoke sesions for alice", "list userss"]) {
    it(`offers the command nearest to "${text}", and runs nothing`, () => {
      const command = readText(text, []);
      assert.notEqual(command.kind === "help" ? command.nearest : undefined, undefined);
    });
  }
});

describe("readText: revoke sessions", () => {
  const revoke = (part: object, details: object = {}) => ({
    kind: "reset.start",
    act: "revoke-sessions",
    wanted: alice,
    ...part,
    details: { ...details, revokeSessions: true },
  });
  const table: readonly (readonly [string, object])[] = [
    ["revoke sessions for alice", revoke({})],
    ["revoke session of alice", revoke({})],
    ["Revoke all sessions for alice, please", revoke({})],
    ["revoke alice's sessions", revoke({})],
    ["revoke alice's sign-in sessions", revoke({})],
    ["end all her sessions: alice", revoke({})],
    ["revoke sessions for alice@contoso.com", revoke({ wanted: address })],
    ["revoke sessions for alice in Contoso", revoke({ inCustomer: "Contoso" })],
    ["revoke sessions in Contoso for alice", revoke({ inCustomer: "Contoso" })],
    ["revoke sessions for alice because stolen", revoke({}, { reason: "stolen", reasonText: "stolen" })],
    ["revoke alice's sessions ticket INC-7", revoke({}, { ticket: "INC-7" })],
    ["revoke sessions", { kind: "unreadable", why: "nobody-named" }],
    ["revoke sessions for", { kind: "unreadable", why: "nobody-named" }],
  ];
  for (const [text, command] of table) {
    it(`reads "${text}"`, () => {
      assert.deepEqual(readText(text, []), command);
    });
  }

  for (const text of ["sign out alice", "revoke alice", "revoke", "sessions"]) {
    it(`revokes nothing for "${text}"`, () => {
      assert.equal(readText(text, []).kind, "help");
    });
  }
});
