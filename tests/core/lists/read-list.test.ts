import assert from "node:assert/strict";
import fc from "fast-check";
import { decodeText } from "../../../core/lists/decode-text.ts";
import type { PeopleList } from "../../../core/lists/people-list.ts";
import { readList } from "../../../core/lists/read-list.ts";

const guid = "7f1b6c0e-0000-4000-8000-00000000abcd";

function listIn(text: string): PeopleList {
  const list = readList(text);
  if (typeof list === "string") throw new Error(list);
  return list;
}

/** `line value (customer) reason/ticket`, bad rows as `line! fault: what`. */
function told(text: string): string[] {
  const { rows, bad } = listIn(text);
  return [
    ...rows.map(({ line, named, customer, own }) => {
      const said = own ? ` ${own.reason ?? ""}/${own.ticket ?? ""}${own.revokeSessions ? " revoke" : ""}` : "";
      return `${line} ${named.value}${customer === undefined ? "" : ` (${customer})`}${said}`;
    }),
    ...bad.map(({ line, fault, asked }) => `${line}! ${fault}: ${asked}`),
  ];
}

describe("core/read-list", () => {
  const table: [string, string, string[]][] = [
    ["one column without a head line", `a@b.c\n${guid}\n`, ["1 a@b.c", `2 ${guid}`]],
    ["CRLF, CR and blank lines", "a@b.c\r\n\r\nc@d.e\rf@g.h", ["1 a@b.c", "3 c@d.e", "4 f@g.h"]],
    ["a byte order mark", "\uFEFFuser\na@b.c", ["2 a@b.c"]],
    ["semicolons", "User Principal Name;Customer\na@b.c;Contoso", ["2 a@b.c (Contoso)"]],
    ["tabs", "upn\ttenant\na@b.c\tContoso", ["2 a@b.c (Contoso)"]],
    ["Excel's own line for the separator", "sep=;\nuser;reason\na@b.c;lost, gone", ["3 a@b.c lost/"]],
    ["quotes, doubled ones and a separator in them", 'user,reason\n"a@b.c","lost ""it"", again"', ["2 a@b.c lost/"]],
    [
      "a line end in quotes",
      'user,reason,ticket\na@b.c,"stolen\non a train",INC 1\nd@e.f,,',
      ["2 a@b.c stolen/INC1 revoke", "4 d@e.f"],
    ],
    ["the object id goes before the address", `mail,objectId\na@b.c,${guid}`, [`2 ${guid}`]],
    ["an id column with other ids in it", "id,e-mail\n4711,a@b.c", ["2 a@b.c"]],
    ["columns nobody knows", "colour,user,shoe size\nred,a@b.c,44", ["2 a@b.c"]],
    ["a name as Outlook writes it", 'user\n"Anders, Alice <a@b.c>"', ["2 a@b.c"]],
    ["no address and no id", "user\nalice\na@b.c", ["3 a@b.c", "2! not-a-person: alice"]],
    ["twice, in another case", "user\na@b.c\nA@B.C", ["2 a@b.c", "3! twice: A@B.C"]],
    [
      "the same in another customer is somebody else",
      "user,customer\na@b.c,X\na@b.c,Y",
      ["2 a@b.c (X)", "3 a@b.c (Y)"],
    ],
    [
      "formulas are text",
      '=cmd|\'/c calc\'!A1\n"=HYPERLINK(""http://x"")"',
      ["1! not-a-person: =cmd|'/c calc'!A1", '2! not-a-person: =HYPERLINK("http://x")'],
    ],
    ["a quote that is never closed", 'user\na@b.c\n"d@e.f\ng@h.i', ["2 a@b.c", "3! open-quote: d@e.f g@h.i"]],
  ];
  for (const [what, text, expected] of table) {
    it(what, () => {
      assert.deepEqual(told(text), expected);
    });
  }

  const nothing: [string, string, string][] = [
    ["an empty file", "", "list-empty"],
    ["a head line alone", "user,customer\n", "list-empty"],
    ["columns without a head line", "a@b.c,Contoso", "list-without-header"],
    ["NUL", "user\na@b.c\0", "file-not-text"],
    ["more than ten thousand", `user\n${"a@b.c\n".repeat(10_001)}`, "list-too-many"],
  ];
  for (const [what, text, fault] of nothing) {
    it(`${what}: ${fault}`, () => {
      assert.equal(readList(text), fault);
    });
  }

  it("ten thousand columns and a million quotes are bad rows, at once", () => {
    assert.equal(listIn(`user\na@b.c${",".repeat(10_000)}`).bad[0]?.fault, "too-many-columns");
    assert.equal(listIn(`user\n${'"'.repeat(1_000_000)}`).bad[0]?.fault, "too-long");
    assert.equal(listIn(`user\n${"x".repeat(1_000_000)}@y.z`).bad[0]?.fault, "too-long");
  });
  it("every line is a person or a bad row, whatever stands in it", () => {
    const cell = fc.string({ maxLength: 30 }).map((text) => text.replace(/[\0\r\n]/g, ""));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 20 }), (cells) => {
        const { rows, bad } = listIn(`user\nx@y.z\n${cells.map((one) => `"${one.replaceAll('"', '""')}"`).join("\n")}`);
        const filled = cells.filter((one) => one.trim() !== "").length;
        assert.equal(rows.length + bad.length, filled + 1);
        for (const { named } of rows) assert.match(named.value, /@|^[0-9a-f-]{36}$/i);
      }),
    );
  });
  it("never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        readList(text);
        readList(`user;reason\n${text}`);
      }),
    );
  });
});

describe("core/decode-text", () => {
  const words = "user\nzoë@b.c";
  const utf16 = Buffer.from(`\uFEFF${words}`, "utf16le");
  const table: [string, Uint8Array][] = [
    ["UTF-8", Buffer.from(words)],
    ["UTF-16 LE with its mark", utf16],
    ["UTF-16 BE with its mark", Buffer.from(utf16).swap16()],
    ["what Excel writes on Windows", Buffer.from(words, "latin1")],
  ];
  for (const [what, bytes] of table) {
    it(what, () => {
      assert.equal(decodeText(bytes).replace(/^\uFEFF/, ""), words);
    });
  }
});
