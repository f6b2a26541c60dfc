import assert from "node:assert/strict";
import fc from "fast-check";
import markdownIt from "markdown-it";
import { channelNoteCard } from "../../cards/channel-note-card.ts";
import { chooseCard } from "../../cards/choose-card.ts";
import { closedCard } from "../../cards/closed-card.ts";
import { excludedCard } from "../../cards/excluded-card.ts";
import { helpCard } from "../../cards/help-card.ts";
import { checkCard } from "../../cards/kit/check-card.ts";
import type { Card } from "../../cards/kit/kit.ts";
import { meantCard } from "../../cards/meant-card.ts";
import { noticeCard } from "../../cards/notice-card.ts";
import { outcomeCard } from "../../cards/outcome-card.ts";
import { problemCard } from "../../cards/problem-card.ts";
import { reviewCard } from "../../cards/review-card.ts";
import { whoAmICard } from "../../cards/who-am-i-card.ts";
import { workingCard } from "../../cards/working-card.ts";
import type { Excluded } from "../../core/reset/excluded.ts";
import {
  anOutcome,
  aPlan,
  aReset,
  aTarget,
  batchId,
  easyRule,
  ended,
  methods,
  now,
  removal,
} from "../support/builders/resets.ts";
import { markdownFieldsOf } from "../support/read-card.ts";

/** Everything Markdown can do, HTML and links included, so that whatever slips through is seen. */
const reader = markdownIt({ html: true, linkify: true });
reader.linkify.set({ fuzzyLink: false, fuzzyEmail: false });

const invisible = /[\p{Cc}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/u;

/** Every card, with this text wherever a name, a customer, a device or words of a person can stand. */
function cardsOf(text: string): Card[] {
  const target = aTarget({
    displayName: text,
    userPrincipalName: text,
    customerName: text,
    jobTitle: text,
    userType: "guest",
  });
  const named = { ...methods.app, label: text };
  const kept = [{ method: { ...methods.strange, type: text }, reason: "unknown-kind" as const, flags: [] }];
  const plan = aPlan({ target, removals: [removal(named), removal({ ...methods.mobile, label: text })], kept });
  const operator = { ...aReset().operator, name: text };
  const details = { reasonText: text, ticket: text, revokeSessions: false };
  const reset = aReset({ plan, operator, details, administrator: true });
  const outcome = anOutcome({ kept, appeared: [named], steps: [{ removal: removal(named), status: "deleted" }] });
  const resets = [reset, { ...reset, position: 1 }];
  const done = [ended(outcome, { plan, operator, details })];
  const excluded: Excluded[] = [
    { why: "not-found", asked: text, searched: [text], near: [target] },
    { why: "denied", target, denial: { why: "desk-never", customerName: text } },
    { why: "nothing-to-reset", target, kept, hardwareUnread: false },
  ];
  const people = [{ name: text, customerName: text }];
  return [
    helpCard({ operatorName: text, said: text, nearest: text }),
    chooseCard({
      choiceId: "choice-aaaa",
      asked: text,
      offered: [target, target],
      more: false,
      customers: [text],
      silent: [{ tenantId: "fabrikam", customerName: text, reason: "slow" }],
    }),
    reviewCard({ batchId, resets: [reset], excluded, rule: easyRule, now }),
    reviewCard({ batchId, resets, excluded, rule: easyRule, now }),
    workingCard({ batchId, resets }),
    outcomeCard({ batchId, resets: done, now }),
    outcomeCard({ batchId, resets: [...done, { ...reset, position: 1 }], now }),
    closedCard({ batchId, resets, why: "cancelled", by: text }),
    excludedCard({ excluded }),
    excludedCard({ excluded: excluded.slice(2) }),
    problemCard({ code: "graph-forbidden", customerName: text, reference: text }),
    noticeCard({ title: text, text }),
    whoAmICard({
      operator,
      signedIn: true,
      homeCustomerName: text,
      deskRoles: [{ role: "DeskLead", customers: [text] }],
      entraRoles: [text],
    }),
    meantCard({ said: text, text }),
    channelNoteCard({
      operatorName: text,
      people,
      counts: { people: 1, customers: 1 },
      state: "asked",
      reference: text,
    }),
  ];
}

/** The kinds of Markdown tokens in a text, those of plain text left out. */
function markupIn(text: string): string[] {
  const tokens = reader.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);
  const harmless = ["paragraph_open", "paragraph_close", "inline", "text", "text_special"];
  return tokens.map(({ type }) => type).filter((type) => !harmless.includes(type));
}

function assertHarmless(text: string): void {
  for (const card of cardsOf(text)) {
    for (const field of markdownFieldsOf(card)) assert.deepEqual(markupIn(field), [], field);
    const json = JSON.stringify(card);
    assert.doesNotMatch(json, invisible);
    assert.doesNotMatch(json, /\{\{(?:DATE|TIME)/);
  }
}

const hostile = [
  "**x** [a](https://evil) <img onerror=alert(1)>",
  "\u202Eecila\u202C \u2066moc.live\u2069",
  "a\u0000b\u0007c\nd\r\n- e\n# f",
  "x".repeat(256),
  "W W".repeat(85),
  "1. one",
  "# heading",
  "+ list",
  "> quote",
  "---",
  "_under_ __dunder__ ~~gone~~ `code`",
  "<script>alert(1)</script> &lt;b&gt; &amp;",
  "<https://evil.example> https://evil.example www.evil.example",
  "[x]: https://evil.example",
  "![p](https://evil.example/p.png)",
  "| a | b |",
  "\\*not\\*",
  "{{DATE(2026-11-24T14:03:00Z,LONG)}} {{{TIME(2026-11-24T14:03:00Z)}}}",
  "",
];

describe("a hostile name", () => {
  for (const text of hostile) {
    it(`shows as it reads: ${JSON.stringify(text.slice(0, 40))}`, () => {
      assertHarmless(text);
    });
  }

  it("shows as it reads, whatever it is made of", () => {
    const piece = fc.constantFrom(
      ..."*_[]()<>&#`~|!\\+->=:/.{}1".split(""),
      "a",
      " ",
      "\n",
      "\u202E",
      "\u200B",
      "https://e",
      "www.",
    );
    const any = fc.oneof(
      fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join("")),
      fc.string({ unit: "binary" }),
    );
    fc.assert(fc.property(any, assertHarmless), { numRuns: 60 });
  });

  it("never makes a card too large, or its buttons equal", () => {
    for (const text of ["x".repeat(256), "\u{1D54F}".repeat(128), "*".repeat(256)]) {
      for (const card of cardsOf(text)) assert.deepEqual(checkCard(card), []);
    }
  });
});
