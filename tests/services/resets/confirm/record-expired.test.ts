import assert from "node:assert/strict";
import { createRecordExpired } from "../../../../services/resets/confirm/record-expired.ts";
import { aReset, now } from "../../../support/builders/resets.ts";
import { recordingAudit } from "../../../support/fakes/recording-audit.ts";
import { openTestStore, type TestStore } from "../../../support/open-test-store.ts";

describe("expiries in the record", () => {
  let store: TestStore;
  before(async () => {
    store = await openTestStore(() => now);
  });
  after(() => store.close());

  it("each once, whoever looks, and again when it could not be recorded", async () => {
    const past = new Date(now.getTime() - 1).toISOString();
    const future = new Date(now.getTime() + 1).toISOString();
    await store.keepResets([
      aReset({ id: "expired-one", batchId: "batch-one", expiresAt: past }),
      aReset({ id: "expired-two", batchId: "batch-two", expiresAt: past }),
      aReset({ id: "waiting", batchId: "batch-three", expiresAt: future }),
      aReset({ id: "cancelled", batchId: "batch-four", expiresAt: past, state: "cancelled" }),
    ]);
    const broken = recordingAudit();
    broken.breakAt("expired", 2);
    const deps = { expired: store.expired, now: () => now };
    await assert.rejects(createRecordExpired({ ...deps, audit: broken })(), { code: "no-record" });
    const audit = recordingAudit();
    const record = createRecordExpired({ ...deps, audit });
    await Promise.all([record(), record()]);
    const resetIds = [...broken.entries, ...audit.entries].map((entry) => entry.kind === "expired" && entry.resetId);
    assert.deepEqual(resetIds.sort(), ["expired-one", "expired-two"]);
  });
});
