import assert from "node:assert/strict";
import fc from "fast-check";
import type { Command } from "../../../core/command.ts";
import { readFile } from "../../../core/typed/read-file.ts";
import { readText } from "../../../core/typed/read-text.ts";

const many = Array.from({ length: 30 }, (_, index) => `p${index}@contoso.com`);

function listOf(text: string) {
  const command = readText(text, []);
  if (command.kind !== "reset.list") throw new Error(JSON.stringify(command).slice(0, 200));
  return command;
}

const values = (text: string) => listOf(text).list.rows.map(({ named }) => named.value);

describe("core/read-text: a pasted list", () => {
  for (const between of ["\n", ", ", "; ", " ", "\r\n", " and "]) {
    it(`thirty people between ${JSON.stringify(between)}`, () => {
      assert.deepEqual(values(`reset MFA for ${many.join(between)}`), many);
    });
  }
  it("as Outlook writes them, surnames first", () => {
    const text = many.map((address, index) => `Last${index}, First <${address}>`).join("; ");
    assert.deepEqual(values(`reset MFA for ${text}`), many);
    assert.deepEqual(values(`reset MFA for Anders, Alice <a@b.c>; Brown, Bob <b@b.c>`), ["a@b.c", "b@b.c"]);
  });
  it("customer, reason and ticket after it", () => {
    const { inCustomer, details, act } = listOf(
      `reset mfa for ${many.join("\n")} in Contoso because stolen ticket X-1`,
    );
    assert.deepEqual([inCustomer, details.reason, details.ticket, act], ["Contoso", "stolen", "X-1", undefined]);
  });
  it("sessions", () => {
    const { act, details } = listOf(`revoke sessions for ${many.join(", ")}`);
    assert.deepEqual([act, details.revokeSessions], ["revoke-sessions", true]);
  });
  it("who is named without an address is named with the line, and so is who stands there again", () => {
    const { bad } = listOf(`reset MFA for ${many.join("\n")}\nAlice Anders\nP3@contoso.com\nlast@contoso.com`).list;
    assert.deepEqual(bad, [
      { line: 31, asked: "Alice Anders", fault: "not-a-person" },
      { line: 32, asked: "P3@contoso.com", fault: "twice" },
    ]);
  });
  const none: [string, string, Command["kind"]][] = [
    ["another command", `users ${many.join(" ")}`, "unreadable"],
    ["somebody before it who is not in it", `reset MFA for alice and ${many.join(", ")}`, "unreadable"],
    ["no command at all", many.join(", "), "unreadable"],
    ["few people", "reset MFA for a@b.c, d@e.f", "reset.start"],
    ["a long text without people", `reset MFA for ${"x".repeat(3000)}`, "unreadable"],
  ];
  for (const [what, text, kind] of none) {
    it(`${what}: ${kind}`, () => {
      assert.equal(readText(text, []).kind, kind);
    });
  }
  it("nothing confirms, and nobody is lost in silence", () => {
    const piece = fc.oneof(fc.constantFrom(...many), fc.string({ maxLength: 12 }));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const command = readText(`reset MFA for ${many.join("; ")}; ${pieces.join("; ")}; z@z.zz`, []);
        if (command.kind === "unreadable") return;
        assert.equal(command.kind, "reset.list");
        const { rows, bad } = command.list;
        assert.ok(rows.length >= 31 && bad.every(({ line }) => line === 1));
      }),
    );
  });
  it("a long hostile text takes no time", () => {
    for (const text of ["x@".repeat(14_000), "<".repeat(28_000), `a@b.c,${"(".repeat(27_000)},c@d.e`]) {
      assert.notEqual(readText(`reset MFA for ${text}`, []).kind, "reset.confirm");
    }
  });
});

describe("core/read-file", () => {
  const bytes = Buffer.from("user\na@b.c");
  const table: [string, string | undefined, boolean, string | undefined][] = [
    ["", undefined, false, undefined],
    ["reset MFA for these because stolen ticket INC-1", undefined, true, "INC-1"],
    ["please revoke sessions of them ticket A-2", "revoke-sessions", true, "A-2"],
    ["nonsense", undefined, false, undefined],
  ];
  for (const [text, act, revokeSessions, ticket] of table) {
    it(`beside it stands "${text}"`, () => {
      const command = readFile(bytes, text);
      if (command.kind !== "reset.list") throw new Error(command.kind);
      assert.deepEqual(
        [command.act, command.details.revokeSessions, command.details.ticket],
        [act, revokeSessions, ticket],
      );
    });
  }
  it("no list in it: said why", () => {
    assert.deepEqual(readFile(Buffer.from("PK\u0003\u0004\0\0"), ""), { kind: "unreadable", why: "file-not-text" });
  });
});
