import assert from "node:assert/strict";
import { isOneTooMany, pausedBy, type Refusal, refusalOf } from "../../../core/reset/refusal.ts";
import { allGone, anOutcome } from "../../support/builders/resets.ts";

const refused = allGone.map(({ removal }) => ({ removal, status: "still-registered", trouble: "forbidden" }) as const);
const ten = (refusal: Refusal | undefined) => Array.from({ length: 10 }, () => refusal);

describe("core/refusal", () => {
  const cases: readonly (readonly [string, Parameters<typeof anOutcome>[0], Refusal | undefined])[] = [
    ["complete", {}, undefined],
    ["nothing to reset", { verdict: "nothing-to-reset", steps: [] }, undefined],
    ["forbidden by Microsoft", { verdict: "failed", steps: refused }, "forbidden"],
    ["one of several went", { verdict: "partial", steps: [...allGone.slice(0, 1), ...refused.slice(1)] }, undefined],
    ["out of reach", { verdict: "failed", steps: [], stoppedBy: "graph-unreachable" }, "graph-unreachable"],
    [
      "denied by the second check",
      { verdict: "failed", steps: [], denial: { why: "desk-never", customerName: "Contoso" } },
      "desk-never",
    ],
    ["sessions alone, not revoked", { verdict: "failed", steps: [], sessions: "failed" }, "sessions-not-revoked"],
  ];
  for (const [name, part, expected] of cases) {
    it(`of ${name}: ${String(expected)}`, () => {
      assert.equal(refusalOf(anOutcome(part)), expected);
    });
  }

  it("is one too many after ten like ones in a row, not nine, not ten that differ", () => {
    assert.equal(isOneTooMany(ten("forbidden")), true);
    assert.equal(isOneTooMany([...ten("forbidden"), undefined]), true);
    assert.equal(isOneTooMany(ten("forbidden").slice(1)), false);
    assert.equal(isOneTooMany(ten("forbidden").with(9, "throttled")), false);
    assert.equal(isOneTooMany(ten("forbidden").with(4, undefined)), false);
    assert.equal(isOneTooMany(ten(undefined)), false);
    assert.equal(isOneTooMany([]), false);
  });
  it("survives being kept as a text; anything else is none", () => {
    const why = { refusal: "graph-throttled", tenantId: "11111111-1111-4111-8111-111111111111" } as const;
    assert.deepEqual(pausedBy.read(pausedBy.toText(why)), why);
    for (const text of [undefined, "", "asked", "toString t1", "forbidden"])
      assert.equal(pausedBy.read(text), undefined);
  });
});
