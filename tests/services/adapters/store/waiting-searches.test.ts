import assert from "node:assert/strict";
import { aReset, now } from "../../../support/builders/resets.ts";
import { openTestStore, type TestStore } from "../../../support/open-test-store.ts";

const { operator } = aReset();
const search = { id: "search-1", command: { kind: "users", search: "ali" } } as const;
const newer = { id: "search-2", command: { kind: "methods" } } as const;

describe("store: searches that wait for a look at the selection", () => {
  let store: TestStore;
  let clock = now;
  before(async () => {
    store = await openTestStore(() => clock);
  });
  beforeEach(() => {
    clock = now;
  });
  after(() => store.close());

  it("keep the latest, for its operator in its conversation, until it is forgotten", async () => {
    const { waitingSearches } = store;
    await waitingSearches.keep(operator, "c1", search);
    await waitingSearches.keep(operator, "c1", newer);
    assert.equal(await waitingSearches.find({ ...operator, objectId: "o2" }, "c1"), undefined);
    assert.equal(await waitingSearches.find(operator, "c2"), undefined);
    assert.deepEqual(await waitingSearches.find(operator, "c1"), newer);
    assert.deepEqual(await waitingSearches.find(operator, "c1"), newer);
    await waitingSearches.forget(operator, "c1");
    assert.equal(await waitingSearches.find(operator, "c1"), undefined);
  });

  it("are forgotten after ten minutes", async () => {
    await store.waitingSearches.keep(operator, "c1", search);
    clock = new Date(now.getTime() + 10 * 60_000);
    assert.equal(await store.waitingSearches.find(operator, "c1"), undefined);
  });

  it("stand beside a command that waits for a sign-in in the same conversation", async () => {
    const address = { serviceUrl: "https://smba.example/emea/", conversationId: "c1", kind: "personal" } as const;
    const waiting = { command: { kind: "who-am-i" }, askedIn: address } as const;
    await store.waitingSearches.keep(operator, "c1", search);
    await store.waiting.keep(operator, "c1", waiting);
    assert.deepEqual(await store.waitingSearches.find(operator, "c1"), search);
    assert.deepEqual(await store.waiting.take(operator, "c1"), waiting);
    assert.deepEqual(await store.waitingSearches.find(operator, "c1"), search);
  });
});
