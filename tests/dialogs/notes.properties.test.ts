import assert from "node:assert/strict";
import fc from "fast-check";
import type { Method, MethodKind } from "../../core/reset/method.ts";
import type { ResetState } from "../../core/reset/pending-reset.ts";
import { freshSteps } from "../../core/reset/steps.ts";
import { batchNote } from "../../dialogs/batch-card.ts";
import { preparedReply } from "../../dialogs/prepared-reply.ts";
import { aPendingReset, aPlanFor } from "../support/builders/a-pending-reset.ts";
import { aPerson } from "../support/builders/people.ts";
import { anOutcome, easyRule, now } from "../support/builders/resets.ts";

/** Marked, so that nothing else on a card can look like it. */
const marked = (prefix: string) => fc.uuid().map((id) => `${prefix}-${id}`);
const kind = fc.constantFrom<MethodKind>(
  ...(["mobile-phone", "authenticator", "hardware-oath", "software-oath", "passkey", "unknown"] as const),
);
const method: fc.Arbitrary<Method> = fc.record({
  id: marked("id"),
  kind,
  label: marked("label"),
  type: marked("type"),
  activated: fc.boolean(),
});
const methods = fc.array(method, { minLength: 1, maxLength: 5 });
const state = fc.constantFrom<ResetState>(
  ...(["pending", "claimed", "begun", "ended", "cancelled", "superseded"] as const),
);
const said = fc.record({
  reasonText: marked("words"),
  ticket: marked("ticket"),
  revokeSessions: fc.boolean(),
});

describe("notes in a shared conversation", () => {
  it("carry no method, no number, no label and no word of the operator, whatever the state", () => {
    fc.assert(
      fc.property(methods, state, said, (some, each, details) => {
        const plan = aPlanFor(some, { target: aPerson("Alice Anders", { objectId: "oid-alice" }) });
        const outcome = anOutcome({ steps: freshSteps(plan.removals), kept: plan.kept, appeared: some });
        const reset = aPendingReset({ plan, details, state: each, ...(each === "ended" && { outcome }) });
        const text = JSON.stringify(batchNote([reset], now));
        for (const { id, label, type } of some) {
          for (const secret of [id, label, type]) assert.ok(secret !== undefined && !text.includes(secret));
        }
        assert.ok(!text.includes(details.reasonText) && !text.includes(details.ticket));
        assert.doesNotMatch(text, /Phone|Authenticator|OATH|Passkey|token|oid-alice|alice@contoso\.com/);
        assert.match(text, /Alice Anders/);
      }),
    );
  });
  it("a summary's note is the batch's note, and its card is personal", () => {
    fc.assert(
      fc.property(methods, (some) => {
        const resets = [aPendingReset({ plan: aPlanFor(some) })];
        const where = { act: "reset" as const, searched: ["Contoso"], silent: [], unsearched: 0 };
        const prepared = {
          kind: "review",
          batchId: "batch-1",
          resets,
          excluded: [],
          rule: easyRule,
          ...where,
        } as const;
        const { note, personal } = preparedReply(prepared, { now, operatorName: "Olive Operator" });
        assert.deepEqual(note, batchNote(resets, now));
        assert.equal(personal, true);
      }),
    );
  });
});
