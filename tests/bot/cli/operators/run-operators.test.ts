import assert from "node:assert/strict";
import { runOperators } from "../../../../bot/cli/operators/run-operators.ts";
import { aReset, batchId, now } from "../../../support/builders/resets.ts";
import { recordingAudit } from "../../../support/fakes/recording-audit.ts";
import { openTestStore, type TestStore } from "../../../support/open-test-store.ts";

const reset = aReset();
const { operator } = reset;

describe("bot/cli/operators", () => {
  let store: TestStore;
  const audit = recordingAudit();
  const run = (...words: string[]) => runOperators(words, { store, audit, now: () => now });
  before(async () => {
    store = await openTestStore(() => now);
  });
  after(() => store.close());

  it("nobody signed in: said", async () => {
    assert.equal(await run("list"), "Nobody is signed in.");
  });
  it("lists whose tokens are kept, by object id, and since when", async () => {
    await store.partitions.save(`${operator.objectId}.${operator.tenantId}`.toLowerCase(), new Uint8Array(), undefined);
    assert.equal(await run("list"), `${operator.objectId}  last used ${now.toISOString()}`);
  });
  for (const words of [[], ["remove"], ["list", "all"], ["remove", "a", "b"], ["drop", "a"]]) {
    it(`"${words.join(" ")}" gets the usage and changes nothing`, async () => {
      await assert.rejects(run(...words), /Usage: npm run operators/);
      assert.equal((await store.partitions.list()).length, 1);
    });
  }
  it("somebody who is not signed in: said", async () => {
    await assert.rejects(run("remove", "nobody"), /Nobody with the object id nobody is signed in/);
  });
  it("removes the tokens, the proof of sign-in and what waits, and records it", async () => {
    await store.keepResets([reset]);
    await store.signIns.remember(operator, now);
    const said = await run("remove", operator.objectId.toUpperCase());
    assert.match(said, /was deleted\. Summaries given up: 1\./);
    assert.deepEqual(await store.partitions.list(), []);
    assert.equal(await store.signIns.lastOf(operator), undefined);
    assert.equal((await store.resets.batch(batchId))[0]?.state, "cancelled");
    assert.deepEqual(audit.kinds(), ["cancelled"]);
  });
});
