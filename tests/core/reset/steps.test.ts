import assert from "node:assert/strict";
import type { RemovalAnswer, Step, StepStatus, StepTrouble } from "../../../core/reset/outcome.ts";
import { abandon, afterAnswer, appearedSince, freshSteps, isGone, prove, settle } from "../../../core/reset/steps.ts";
import { aHardwareToken, aMobile, anAuthenticator, anOfficePhone } from "../../support/builders/methods.ts";
import { removal } from "../../support/builders/resets.ts";

const at = "2026-11-24T14:05:00.000Z";
const mobile = removal(aMobile());
const token = removal(aHardwareToken());
const step = (status: StepStatus, part: Partial<Step> = {}): Step => ({ removal: mobile, status, ...part });

describe("core/steps", () => {
  it("begins with every removal waiting", () => {
    assert.deepEqual(freshSteps([mobile, token]), [step("waiting"), step("waiting", { removal: token })]);
  });

  describe("afterAnswer", () => {
    const refused = (trouble: StepTrouble): RemovalAnswer => ({ kind: "refused", trouble });
    const table: [string, Step, RemovalAnswer, StepStatus, StepTrouble?][] = [
      ["a deletion", step("waiting"), { kind: "removed" }, "deleted"],
      ["a deactivation", step("waiting", { removal: token }), { kind: "removed" }, "deactivated"],
      ["404", step("waiting"), { kind: "already-gone" }, "already-gone"],
      ["the default rule", step("waiting"), refused("default-method"), "waiting", "default-method"],
      ["the phone rule", step("waiting"), refused("alternate-mobile-first"), "waiting", "alternate-mobile-first"],
      ["403", step("waiting"), refused("forbidden"), "still-registered", "forbidden"],
      ["throttled", step("waiting"), refused("throttled"), "still-registered", "throttled"],
      ["unreachable", step("waiting"), refused("unreachable"), "still-registered", "unreachable"],
      ["given up", step("waiting"), refused("given-up"), "still-registered", "given-up"],
      ["any other refusal", step("waiting"), refused("refused"), "still-registered", "refused"],
      ["success after a refusal", step("waiting", { trouble: "default-method" }), { kind: "removed" }, "deleted"],
    ];
    for (const [name, before, answer, status, trouble] of table) {
      it(`${name}: ${status}`, () => {
        const expected = { removal: before.removal, status, at, ...(trouble && { trouble }) };
        assert.deepEqual(afterAnswer(before, answer, at), expected);
      });
    }
    it("keeps Graph's request id", () => {
      const answer: RemovalAnswer = { kind: "removed", graphRequestId: "g-1" };
      assert.equal(afterAnswer(step("waiting"), answer, at).graphRequestId, "g-1");
    });
  });

  it("isGone: deleted, deactivated and already gone", () => {
    const all = ["waiting", "deleted", "deactivated", "already-gone", "still-registered", "not-tried"] as const;
    const gone = all.filter((status) => isGone(step(status)));
    assert.deepEqual(gone, ["deleted", "deactivated", "already-gone"]);
  });

  it("settle: what waits stays registered with its last refusal; the others are untouched", () => {
    const steps = [step("waiting", { trouble: "default-method" }), step("waiting"), step("deleted")];
    assert.deepEqual(settle(steps), [
      step("still-registered", { trouble: "default-method" }),
      step("still-registered", { trouble: "refused" }),
      step("deleted"),
    ]);
    assert.equal(settle([step("waiting")], "given-up")[0]?.trouble, "given-up");
  });

  it("abandon: what waits was not tried", () => {
    const steps = [step("waiting"), step("already-gone"), step("still-registered", { trouble: "forbidden" })];
    assert.deepEqual(abandon(steps), [step("not-tried"), ...steps.slice(1)]);
  });

  describe("prove", () => {
    const offToken = aHardwareToken({ activated: false });
    const again = aMobile({ addedAt: "2026-11-24T14:04:00Z" });
    const table: [string, Step, Parameters<typeof prove>[1], StepStatus, StepTrouble?][] = [
      ["deleted and not listed", step("deleted"), [anOfficePhone()], "deleted"],
      ["deleted and listed as before", step("deleted"), [aMobile()], "still-registered", "listed-after-delete"],
      ["gone and listed as before", step("already-gone"), [aMobile()], "still-registered", "listed-after-delete"],
      ["deleted, registered again later", step("deleted"), [again], "deleted"],
      ["same id, other kind", step("deleted"), [anOfficePhone({ id: "mobile-phone" })], "deleted"],
      ["switched off, listed as off", step("deactivated", { removal: token }), [offToken], "deactivated"],
      [
        "switched off, listed as on",
        step("deactivated", { removal: token }),
        [aHardwareToken()],
        "still-registered",
        "listed-after-delete",
      ],
      ["switched off and not listed", step("deactivated", { removal: token }), [], "deactivated"],
      ["refused and listed", step("still-registered", { trouble: "forbidden" }), [aMobile()], "still-registered"],
      ["refused, and yet not there", step("still-registered", { trouble: "unreachable" }), [], "already-gone"],
      ["not tried, and not there", step("not-tried"), [], "already-gone"],
      ["a refused token that can't be seen", step("not-tried", { removal: token }), [], "not-tried"],
    ];
    for (const [name, before, listed, status, trouble] of table) {
      it(`${name}: ${status}`, () => {
        const [proven] = prove([before], listed);
        const expected = trouble ?? (status === "still-registered" ? before.trouble : undefined);
        assert.deepEqual([proven?.status, proven?.trouble], [status, expected]);
      });
    }
  });

  describe("appearedSince", () => {
    const again = aMobile({ addedAt: "2026-11-24T14:04:00Z" });
    it("a method in no step is new", () => {
      assert.deepEqual(appearedSince([step("deleted")], [anAuthenticator()], []), [anAuthenticator()]);
    });
    it("a number registered again after it went is new", () => {
      assert.deepEqual(appearedSince([step("deleted")], [again], []), [again]);
    });
    it("what is still registered, still listed or was kept is not new", () => {
      assert.deepEqual(appearedSince([step("still-registered")], [again], []), []);
      assert.deepEqual(appearedSince([step("deleted")], [aMobile()], []), []);
      assert.deepEqual(appearedSince([], [anAuthenticator()], ["authenticator"]), []);
    });
  });
});
