import assert from "node:assert/strict";
import { bulkNotificationCard, mostExceptions } from "../../cards/bulk-notification-card.ts";
import { cardSize, largestCard } from "../../cards/kit/fit.ts";
import { allWordsOf } from "../support/all-words-of.ts";
import { aBulkHead, counts, inCustomer } from "../support/builders/bulks.ts";
import { anOutcome, aPlan, aTarget, ended, methods } from "../support/builders/resets.ts";

const long = aTarget({ displayName: "Person of a long name ".repeat(10) });
const partial = ended(anOutcome({ verdict: "partial" }), { plan: aPlan({ target: long }) });

function wordsOf(part: Parameters<typeof inCustomer>[0], head = aBulkHead()): string {
  return allWordsOf(bulkNotificationCard({ ...inCustomer(part), head, customerName: "Contoso" }));
}

describe("notification card of a bulk", () => {
  it("under way: what is done and what is left, no names", () => {
    const words = wordsOf({ counts: counts({ done: 40, left: 40 }) });
    assert.match(words, /MFA reset in Contoso: working[^]*80 people: 40 done, 40 left/);
    assert.match(words, /By: +Olive Operator[^]*Reason: +Lost[^]*Ticket: +INC-1042[^]*Reference: +B7E41C90/);
  });

  it("over: the exceptions by name, as many as fit, and how many more", () => {
    const view = inCustomer({
      counts: counts({ done: 60, stillRegistered: 1000 }),
      ...{ exceptions: Array.from({ length: mostExceptions }, () => partial), exceptionsInAll: 1003, notSignedOut: 3 },
    });
    const card = bulkNotificationCard({ ...view, head: aBulkHead(), customerName: "Contoso" });
    assert.match(
      allWordsOf(card),
      /Contoso: done[^]*57 done, 1,000 still have methods, 3 not signed out[^]*and 993 more/,
    );
    assert.ok(cardSize(card) < largestCard / 2);
  });

  it("gone, but not signed out: said of that person", () => {
    const exceptions = [ended(anOutcome({ sessions: "failed" }))];
    assert.match(wordsOf({ exceptions, exceptionsInAll: 1 }), /Alice Anders : Complete[^]*; not signed out/);
  });

  it("paused and cancelled: by whom; by itself without the reason, which may be another customer's", () => {
    const ravi = { ...aBulkHead().operator, name: "Ravi Reader" };
    const left = { counts: counts({ done: 1, left: 79 }) };
    assert.match(wordsOf(left, aBulkHead("paused", { by: ravi })), /: paused[^]*Paused by Ravi Reader, 14:03/);
    assert.match(wordsOf(left, aBulkHead("cancelled", { by: ravi })), /: cancelling[^]*Cancelled by Ravi/);
    const byItself = wordsOf(left, aBulkHead("paused", { why: "forbidden tenant-9" }));
    assert.match(byItself, /Paused by itself, 14:03/);
    assert.doesNotMatch(byItself, /role|refus/);
  });

  it("no method, no number, no words of the operator's own", () => {
    const head = { ...aBulkHead(), details: { reasonText: "call +49 170 1234567", revokeSessions: false } };
    const words = wordsOf({ exceptions: [partial], exceptionsInAll: 1 }, head);
    for (const secret of [methods.mobile.label, methods.token.label, "1234567", "Phone"]) {
      assert.ok(!words.includes(secret), secret);
    }
  });
});
