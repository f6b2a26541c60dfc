import assert from "node:assert/strict";
import fc from "fast-check";
import { notificationCard } from "../../cards/notification-card.ts";
import { kindWords } from "../../cards/words/words.ts";
import type { Method, MethodKind } from "../../core/reset/method.ts";
import type { Outcome, Step, Verdict } from "../../core/reset/outcome.ts";
import { allWordsOf } from "../support/all-words-of.ts";
import { anOutcome, batchId, removal } from "../support/builders/resets.ts";

const view = {
  operatorName: "Olive Operator",
  customerName: "Contoso",
  act: "reset" as const,
  details: { reason: "lost" as const, ticket: "INC-1042", revokeSessions: false },
  batchId,
};

const verdicts: Readonly<Record<Verdict, true>> = {
  complete: true,
  partial: true,
  failed: true,
  "nothing-to-reset": true,
  unproven: true,
  interrupted: true,
};

/** A label that can be found again: a number, a device, a code. */
const label = fc.oneof(
  fc.stringMatching(/^\+49 \d{8,11}$/),
  fc.stringMatching(/^\+1 X{6}\d{4}$/),
  fc.stringMatching(/^iPhone-[A-F0-9]{8}$/),
  fc.stringMatching(/^GALT\d{8}$/),
  fc.stringMatching(/^tap:[A-Za-z0-9]{10}$/),
);
const kind = fc.constantFrom(...(Object.keys(kindWords) as MethodKind[]));
const method = fc.record({ id: fc.uuid(), kind, label });
const outcome: fc.Arbitrary<Outcome> = fc
  .record({
    verdict: fc.constantFrom(...(Object.keys(verdicts) as Verdict[])),
    steps: fc.array(
      fc.record({ method, status: fc.constantFrom<Step["status"][]>("deleted", "deactivated", "still-registered") }),
      { maxLength: 5 },
    ),
    kept: fc.array(method, { maxLength: 3 }),
    appeared: fc.array(method, { maxLength: 2 }),
  })
  .map(({ verdict, steps, kept, appeared }) =>
    anOutcome({
      verdict,
      steps: steps.map(({ method: of, status }) => ({ removal: removal(of as Method), status })),
      kept: kept.map((of) => ({ method: of, reason: "not-part-of-a-reset", flags: ["added-recently"] })),
      appeared: appeared,
    }),
  );

describe("notification card", () => {
  it("operator, person, customer, verdict, counts, reason, ticket, reference", () => {
    const text = allWordsOf(notificationCard({ ...view, results: [{ name: "Alice Anders", outcome: anOutcome() }] }));
    for (const part of [
      /MFA reset in Contoso: complete/,
      /Alice Anders/,
      /all 5 gone/,
      /Olive Operator, 24 Nov 2026/,
    ]) {
      assert.match(text, part);
    }
    assert.match(text, /Reason: +Lost[^]*Ticket: +INC-1042[^]*Reference: +B7E41C90/);
  });

  it("of several people the counts, the worst first", () => {
    const results = Array.from({ length: 10 }, (_, index) => ({
      name: `Person ${index}`,
      outcome: anOutcome({ verdict: index === 4 ? "failed" : "complete" }),
    }));
    assert.match(allWordsOf(notificationCard({ ...view, results })), /10 people: 1 failed, 9 complete[^]*Person 9/);
  });

  it("a revocation is called one, and sessions revoked beside a reset are said", () => {
    const revoked = [{ name: "Alice", outcome: anOutcome({ steps: [], sessions: "revoked" }) }];
    assert.match(
      allWordsOf(notificationCard({ ...view, act: "revoke-sessions", results: revoked })),
      /Revoke sessions in Contoso/,
    );
    const also = [{ name: "Alice", outcome: anOutcome({ sessions: "revoked" }) }];
    assert.match(allWordsOf(notificationCard({ ...view, results: also })), /all 5 gone[^]*; sessions revoked/);
  });

  it("property: no method's label, id or kind, and nothing of the operator's own words", () => {
    const words = fc.stringMatching(/^call \+49 \d{9} pw [a-z0-9]{8}$/);
    fc.assert(
      fc.property(fc.array(outcome, { minLength: 1, maxLength: 4 }), words, (outcomes, reasonText) => {
        const card = notificationCard({
          ...view,
          details: { ...view.details, reasonText },
          results: outcomes.map((one, index) => ({ name: `Person ${"ABCD"[index] ?? ""}`, outcome: one })),
        });
        const json = JSON.stringify(card);
        const methods = outcomes.flatMap(({ steps, kept, appeared }) => [
          ...steps.map((step) => step.removal.method),
          ...kept.map((one) => one.method),
          ...appeared,
        ]);
        for (const { id, label: of = "", kind: ofKind } of methods) {
          for (const secret of [id, of, kindWords[ofKind]]) assert.ok(!json.includes(secret), secret);
        }
        assert.ok(!json.includes(reasonText));
        assert.doesNotMatch(allWordsOf(card), /\+\d|\d{7}/);
      }),
    );
  });
});
