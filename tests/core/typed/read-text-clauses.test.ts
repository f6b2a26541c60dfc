import assert from "node:assert/strict";
import type { Details, Reason } from "../../../core/details.ts";
import { mentionMark } from "../../../core/typed/mention-marks.ts";
import { readText } from "../../../core/typed/read-text.ts";

interface Read {
  readonly whole?: string | undefined;
  readonly inCustomer?: string | undefined;
  readonly details: Details;
}

function read(text: string): Read {
  const command = readText(text, []);
  assert.equal(command.kind, "reset.start", JSON.stringify(command));
  return { whole: command.wanted.whole, inCustomer: command.inCustomer, details: command.details };
}

describe("readText: in, because, ticket", () => {
  const everything: Read = {
    whole: "alice",
    inCustomer: "Contoso",
    details: { reason: "lost", reasonText: "lost phone", ticket: "INC-1042", revokeSessions: false },
  };
  const orders = [
    "reset mfa for alice in Contoso because lost phone ticket INC-1042",
    "reset mfa for alice in Contoso ticket INC-1042 because lost phone",
    "reset mfa for alice because lost phone in Contoso ticket INC-1042",
    "reset mfa for alice because lost phone ticket INC-1042 in Contoso",
    "reset mfa for alice ticket INC-1042 in Contoso because lost phone",
    "reset mfa for alice ticket INC-1042 because lost phone in Contoso",
    "Reset MFA for alice, in Contoso, because of lost phone, ticket: INC-1042.",
    "reset alice's mfa IN Contoso BECAUSE lost phone TICKET INC-1042, thanks!",
    "reset mfa in Contoso for alice because lost phone (ticket INC-1042)",
    'reset mfa for alice in "Contoso" because lost phone ticket INC-1042',
  ];
  for (const sentence of orders) {
    it(`reads ${JSON.stringify(sentence)}`, () => {
      assert.deepEqual(read(sentence), everything);
    });
  }

  const names: [string, string, string | undefined][] = [
    ["alice in", "alice in", undefined],
    ["alice because", "alice because", undefined],
    ["alice ticket", "alice ticket", undefined],
    ["In Sook Kim", "In Sook Kim", undefined],
    ["In Sook Kim in Contoso", "In Sook Kim", "Contoso"],
    ['"Kim In Sook" in Contoso', "Kim In Sook", "Contoso"],
    ["Martin Inman", "Martin Inman", undefined],
    ["alice in 'x' in y", "alice", "'x' in y"],
    ['alice in "Made in Sweden AB"', "alice", "Made in Sweden AB"],
    ["alice (in Contoso)", "alice", "Contoso"],
    ["alice in Contoso (Europe)", "alice", "Contoso (Europe)"],
  ];
  for (const [said, whole, inCustomer] of names) {
    it(`reads ${JSON.stringify(said)} with the name whole`, () => {
      assert.deepEqual(read(`reset mfa for ${said}`), { whole, inCustomer, details: { revokeSessions: false } });
    });
  }
});

describe("readText: tickets", () => {
  const tickets: [string, string][] = [
    ["ticket INC-1042", "INC-1042"],
    ["ticket #1042", "#1042"],
    ["ticket a.b_c/d#e-f.", "a.b_c/d#e-f"],
    [`ticket ${"9".repeat(80)}`, "9".repeat(64)],
  ];
  for (const [said, ticket] of tickets) {
    it(`reads ${said.slice(0, 30)}`, () => {
      assert.deepEqual(read(`reset mfa for alice ${said}`).details, { ticket, revokeSessions: false });
    });
  }

  it("takes nothing for a ticket that is none, and drops no word", () => {
    assert.equal(read("reset mfa for alice ticket INC-1 bob").whole, "alice ticket INC-1 bob");
    assert.equal(read("reset mfa for alice ticket <b>1</b>").whole, "alice ticket <b>1</b>");
    assert.equal(
      read("reset mfa for alice because his ticket to Rome was lost").details.reasonText,
      "his ticket to Rome was lost",
    );
  });
});

describe("readText: reasons", () => {
  const reasons: [string, Reason][] = [
    ["new phone", "new-phone"],
    ["she has a new iPhone", "new-phone"],
    ["he changed his number", "new-phone"],
    ["lost phone", "lost"],
    ["her new phone is missing", "lost"],
    ["stolen", "stolen"],
    ["new phone, the old one was stolen", "stolen"],
    ["suspected break-in", "suspected-break-in"],
    ["account was hacked", "suspected-break-in"],
    ["got phished", "suspected-break-in"],
    ["compromised account", "suspected-break-in"],
    ["leaver", "leaver"],
    ["left the company", "leaver"],
    ["left the phone at home", "other"],
    ["broken screen", "other"],
    ["why not", "other"],
  ];
  for (const [words, reason] of reasons) {
    it(`takes "${words}" for ${reason}`, () => {
      assert.deepEqual(read(`reset mfa for alice because ${words}`).details, {
        reason,
        reasonText: words,
        revokeSessions: reason === "stolen",
      });
    });
  }

  it("keeps 200 characters of the words", () => {
    assert.equal(read(`reset mfa for alice because ${"x".repeat(300)}`).details.reasonText?.length, 200);
  });

  it("writes a mention in the words as its name", () => {
    const command = readText(`reset mfa for alice because ${mentionMark(0)} asked`, [{ name: "Bob" }]);
    assert.equal(command.kind === "reset.start" && command.details.reasonText, "@Bob asked");
  });
});
