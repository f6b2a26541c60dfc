import assert from "node:assert/strict";
import { isExpired, pendingLifetimeMs } from "../../../core/reset/pending-reset.ts";
import { aPendingReset } from "../../support/builders/a-pending-reset.ts";
import { now } from "../../support/builders/resets.ts";

describe("core/pending-reset", () => {
  const expiresAt = new Date(now.getTime() + pendingLifetimeMs).toISOString();
  const after = (ms: number) => new Date(now.getTime() + ms);

  it("lives ten minutes, the last millisecond included", () => {
    const reset = aPendingReset({ expiresAt });
    assert.equal(isExpired(reset, after(pendingLifetimeMs - 1)), false);
    assert.equal(isExpired(reset, after(pendingLifetimeMs)), true);
    assert.equal(pendingLifetimeMs, 600_000);
  });
  for (const state of ["claimed", "begun", "ended", "cancelled", "superseded"] as const) {
    it(`never expires once it is ${state}`, () => {
      assert.equal(isExpired(aPendingReset({ expiresAt, state }), after(pendingLifetimeMs)), false);
    });
  }
});
