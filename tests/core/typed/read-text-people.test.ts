import assert from "node:assert/strict";
import type { Named, Wanted } from "../../../core/command.ts";
import { type Mention, mentionMark } from "../../../core/typed/mention-marks.ts";
import { readText } from "../../../core/typed/read-text.ts";

const aliceId = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
const mentions: readonly Mention[] = [{ name: "Alice Anders", objectId: aliceId }, { name: "Bob\u202E Berg" }];
const alice = mentionMark(0);
const bob = mentionMark(1);

function wantedIn(text: string): Wanted {
  const command = readText(text, mentions);
  assert.equal(command.kind, "reset.start", JSON.stringify(command));
  return command.wanted;
}

const names = (...values: string[]): Named[] => values.map((value) => ({ by: "name", value }));

describe("readText: names", () => {
  const table: [string, string, string[]][] = [
    ["alice, bob; carl and dora & eve", "alice, bob; carl and dora & eve", ["alice", "bob", "carl", "dora", "eve"]],
    ["alice, and bob", "alice, and bob", ["alice", "bob"]],
    ["Anders, Alice", "Anders, Alice", ["Anders", "Alice"]],
    ["Anders and Sons", "Anders and Sons", ["Anders", "Sons"]],
    ['"Anders and Sons"', "Anders and Sons", ["Anders and Sons"]],
    ['"Anders, Alice", bob', "Anders, Alice, bob", ["Anders, Alice", "bob"]],
    ['"Kim in Sook"', "Kim in Sook", ["Kim in Sook"]],
    ["“Anders & Sons”", "Anders & Sons", ["Anders & Sons"]],
    ['"alice', "alice", ["alice"]],
    ["alice, Alice and ALICE", "alice, Alice and ALICE", ["alice"]],
    ["alice\nanders", "alice anders", ["alice anders"]],
    ["R&D Desk", "R&D Desk", ["R&D Desk"]],
    ["Sandy Andrews", "Sandy Andrews", ["Sandy Andrews"]],
    ["alice@", "alice@", ["alice@"]],
    ["alice, b", "alice, b", ["alice, b"]],
  ];
  for (const [said, whole, parts] of table) {
    it(`reads ${JSON.stringify(said)}`, () => {
      assert.deepEqual(wantedIn(`reset mfa for ${said}`), { whole, parts: names(...parts) });
    });
  }

  it("reads several owners", () => {
    assert.deepEqual(wantedIn("reset alice's and bob's mfa").parts, names("alice", "bob"));
  });
});

describe("readText: addresses and object ids", () => {
  const guest = "alice_contoso.com#EXT#@fabrikam.onmicrosoft.com";
  const single: [string, Named][] = [
    ["alice@contoso.com", { by: "address", value: "alice@contoso.com" }],
    ["alice@contoso.com.", { by: "address", value: "alice@contoso.com" }],
    ["<alice@contoso.com>", { by: "address", value: "alice@contoso.com" }],
    ["mailto:alice@contoso.com", { by: "address", value: "alice@contoso.com" }],
    ['"alice@contoso.com"', { by: "address", value: "alice@contoso.com" }],
    ["Alice Anders <alice@contoso.com>", { by: "address", value: "alice@contoso.com" }],
    ['"Anders, Alice" <alice@contoso.com>', { by: "address", value: "alice@contoso.com" }],
    ["o'brien@contoso.com", { by: "address", value: "o'brien@contoso.com" }],
    [guest, { by: "address", value: guest }],
    ["../me@x?y#z", { by: "address", value: "../me@x?y#z" }],
    [aliceId, { by: "id", value: aliceId }],
    [`{${aliceId.toUpperCase()}}`, { by: "id", value: aliceId.toUpperCase() }],
  ];
  for (const [said, named] of single) {
    it(`reads ${said} as one ${named.by} and never as a name`, () => {
      assert.deepEqual(wantedIn(`reset mfa for ${said}`), { parts: [named] });
    });
  }

  it("reads a list of all kinds, each once", () => {
    assert.deepEqual(wantedIn(`reset mfa for a1@x.com, A1@X.com; ${aliceId}, carl and ${guest}`).parts, [
      { by: "address", value: "a1@x.com" },
      { by: "id", value: aliceId },
      { by: "name", value: "carl" },
      { by: "address", value: guest },
    ]);
  });

  it("reads addresses under each other", () => {
    assert.deepEqual(wantedIn("reset mfa for a1@x.com\nb2@x.com").parts, [
      { by: "address", value: "a1@x.com" },
      { by: "address", value: "b2@x.com" },
    ]);
  });
});

describe("readText: mentions", () => {
  const resolved: Named = { by: "mention", value: "Alice Anders", objectId: aliceId };
  const unresolved: Named = { by: "mention", value: "Bob Berg" };
  const table: [string, Named[]][] = [
    [`reset mfa for ${alice}`, [resolved]],
    [`reset mfa for${alice}because lost phone`, [resolved]],
    [`reset ${alice}'s mfa`, [resolved]],
    [`mfa ${alice} please`, [resolved]],
    [`reset mfa for ${bob}`, [unresolved]],
    [`reset mfa for ${alice} and ${bob}`, [resolved, unresolved]],
    [`reset mfa for ${alice} ${bob}`, [resolved, unresolved]],
    [`reset mfa for ${alice}, ${aliceId}`, [resolved]],
    [`reset mfa for user ${alice}`, [resolved]],
    [`reset mfa for ${bob}, carl`, [unresolved, { by: "name", value: "carl" }]],
    [`reset mfa for carl ${alice} dora`, [{ by: "name", value: "carl" }, resolved, { by: "name", value: "dora" }]],
    ["reset mfa for @Bob Berg", [unresolved]],
    [`reset mfa for @Carl ${alice}`, [{ by: "mention", value: "Carl" }, resolved]],
    [`reset mfa for "${alice}"`, [resolved]],
    [`reset mfa for ${alice} <a1@x.com>`, [resolved, { by: "address", value: "a1@x.com" }]],
    [`reset mfa for "Carl ${alice}"`, [{ by: "name", value: "Carl" }, resolved]],
  ];
  for (const [sentence, parts] of table) {
    it(`reads ${JSON.stringify(sentence)} without searching the mention's name`, () => {
      assert.deepEqual(wantedIn(sentence), { parts });
    });
  }

  it("drops marks that stand for nobody", () => {
    assert.deepEqual(wantedIn(`reset mfa for carl${mentionMark(7)}`), { whole: "carl", parts: names("carl") });
  });

  it("refuses a mention beside something too short to be a name", () => {
    assert.deepEqual(readText(`reset mfa for ${bob}, c`, mentions), { kind: "unreadable", why: "nobody-named" });
  });

  it("shows a mention by its name where the words are shown", () => {
    const command = readText(`reset ${alice}`, mentions);
    assert.deepEqual(command, { kind: "reset.meant", wanted: { parts: [resolved] }, said: "@Alice Anders" });
  });

  it("names somebody whose name is nothing but invisible characters", () => {
    const command = readText(`reset mfa for ${alice}`, [{ name: "\u202E" }]);
    assert.deepEqual(command.kind === "reset.start" && command.wanted.parts, [{ by: "mention", value: "somebody" }]);
  });
});

describe("readText: too much", () => {
  const people = (count: number): string => Array.from({ length: count }, (_, index) => `person${index}`).join(", ");

  it("reads 25 people and refuses 26, or 200", () => {
    assert.equal(wantedIn(`reset mfa for ${people(25)}`).parts.length, 25);
    for (const count of [26, 200]) {
      const why = count === 26 ? "too-many-people" : "too-long";
      assert.deepEqual(readText(`reset mfa for ${people(count)}`, []), { kind: "unreadable", why });
    }
  });

  it("refuses more than 2,000 characters, and a name longer than any", () => {
    const tooLong = { kind: "unreadable", why: "too-long" };
    assert.deepEqual(readText(" ".repeat(2001), []), tooLong);
    assert.deepEqual(readText("reset mfa for ".padEnd(10_000, "a"), []), tooLong);
    assert.deepEqual(readText(`reset mfa for ${"a".repeat(257)}`, []), tooLong);
    assert.equal(wantedIn(`reset mfa for ${"a".repeat(256)}`).parts.length, 1);
  });
});
