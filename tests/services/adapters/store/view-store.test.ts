import assert from "node:assert/strict";
import type { View } from "../../../../services/directory/view-store.ts";
import { anOperator } from "../../../support/builders/people.ts";
import { now as start } from "../../../support/builders/resets.ts";
import { openTestStore, type TestStore } from "../../../support/open-test-store.ts";

describe("store/view-store", () => {
  let store: TestStore;
  let now: Date;
  before(async () => {
    store = await openTestStore(() => now);
  });
  beforeEach(() => {
    now = start;
  });
  after(async () => {
    await store.close();
  });

  function aView(part: Partial<View> = {}): View {
    return {
      id: "view-1",
      operator: anOperator(),
      conversationId: "personal-olive",
      version: 1,
      state: { kind: "user", tenantId: "t", objectId: "o", tab: "summary" },
      expiresAt: new Date(start.getTime() + 8 * 60 * 60_000).toISOString(),
      ...part,
    };
  }

  it("gives back what was kept, names with every letter there is", async () => {
    const view = aView({ id: "a\u0000\ud800", operator: anOperator({ name: "Zoë \u{1F469}" }) });
    await store.views.add(view);
    assert.deepEqual(await store.views.find(view.id), { ...view, id: "a\uFFFD\uFFFD" });
    assert.equal(await store.views.find("another"), undefined);
  });

  it("compare and swap: of many saves of one version exactly one counts", async () => {
    await store.views.add(aView({ id: "race" }));
    const saves = Array.from({ length: 20 }, (_, n) =>
      store.views.save(aView({ id: "race", version: 2, conversationId: `never-${n}` })),
    );
    assert.equal((await Promise.all(saves)).filter(Boolean).length, 1);
    const view = await store.views.find("race");
    assert.deepEqual([view?.version, view?.conversationId], [2, "personal-olive"]);
    assert.equal(await store.views.save(aView({ id: "race", version: 2 })), false);
    assert.equal(await store.views.save(aView({ id: "race", version: 4 })), false);
    assert.equal(await store.views.save(aView({ id: "race", version: 3 })), true);
    assert.equal(await store.views.save(aView({ id: "nobody's", version: 2 })), false);
  });

  it("a save moves the expiry on; an expired view is neither found nor saved, and goes when the next is kept", async () => {
    const later = new Date(start.getTime() + 16 * 60 * 60_000);
    await store.views.add(aView({ id: "old" }));
    await store.views.save(aView({ id: "old", version: 2, expiresAt: later.toISOString() }));
    now = new Date(later.getTime() - 1);
    assert.equal((await store.views.find("old"))?.expiresAt, later.toISOString());
    now = later;
    assert.equal(await store.views.find("old"), undefined);
    assert.equal(await store.views.save(aView({ id: "old", version: 3 })), false);
    await store.views.add(aView({ id: "new", expiresAt: new Date(later.getTime() + 1).toISOString() }));
    const ids = await store.db.selectFrom("views").select("id").execute();
    assert.deepEqual(ids, [{ id: "new" }]);
  });
});
