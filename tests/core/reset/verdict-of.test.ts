import assert from "node:assert/strict";
import fc from "fast-check";
import type { Step, StepStatus } from "../../../core/reset/outcome.ts";
import { isGone, prove, verdictOf } from "../../../core/reset/steps.ts";
import { aMobile } from "../../support/builders/methods.ts";
import { removal } from "../../support/builders/resets.ts";

const of = (status: StepStatus): Step => ({ removal: removal(aMobile()), status });

describe("core/steps verdictOf", () => {
  const table: [StepStatus[], boolean, string][] = [
    [[], true, "nothing-to-reset"],
    [[], false, "nothing-to-reset"],
    [["deleted", "deactivated", "already-gone"], true, "complete"],
    [["deleted"], false, "unproven"],
    [["deleted", "still-registered"], true, "partial"],
    [["deleted", "not-tried"], false, "partial"],
    [["still-registered", "not-tried"], true, "failed"],
    [["still-registered"], false, "failed"],
  ];
  for (const [statuses, proven, verdict] of table) {
    it(`${statuses.join(", ") || "no steps"}, ${proven ? "read again" : "not read again"}: ${verdict}`, () => {
      assert.equal(verdictOf(statuses.map(of), proven), verdict);
    });
  }

  const status = fc.constantFrom<StepStatus>(
    ...(["waiting", "deleted", "deactivated", "already-gone", "still-registered", "not-tried"] as const),
  );
  it("is complete only if every step is gone and that was read again", () => {
    fc.assert(
      fc.property(fc.array(status, { maxLength: 8 }), fc.boolean(), (statuses, proven) => {
        const steps = statuses.map(of);
        const complete = proven && steps.length > 0 && steps.every(isGone);
        assert.equal(verdictOf(steps, proven) === "complete", complete);
      }),
    );
  });
  it("is never complete while the reading lists a removed method", () => {
    fc.assert(
      fc.property(fc.array(status, { minLength: 1, maxLength: 8 }), (statuses) => {
        assert.notEqual(verdictOf(prove(statuses.map(of), [aMobile()]), true), "complete");
      }),
    );
  });
});
