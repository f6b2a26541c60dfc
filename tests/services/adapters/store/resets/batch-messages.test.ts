import assert from "node:assert/strict";
import type { MessageAddress } from "../../../../../services/conversations/conversation-store.ts";
import { aReset, now } from "../../../../support/builders/resets.ts";
import { openTestStore, type TestStore } from "../../../../support/open-test-store.ts";

const message: MessageAddress = {
  serviceUrl: "https://smba.example/emea/",
  conversationId: "c1",
  kind: "personal",
  activityId: "a1",
};
const { operator } = aReset();

describe("store: which message shows how much of its batch", () => {
  let store: TestStore;
  let clock = now;
  let batchId = "";
  let number = 0;
  before(async () => {
    store = await openTestStore(() => clock);
  });
  beforeEach(async () => {
    clock = now;
    number += 1;
    batchId = `b${number}`;
    await store.db.deleteFrom("attachments").execute();
    await store.keepResets([
      aReset({ id: `${batchId}-1`, batchId, position: 0 }),
      aReset({ id: `${batchId}-2`, batchId, position: 1 }),
    ]);
    await store.conversations.attach(batchId, "card", message);
  });
  after(() => store.close());

  const later = (ms: number) => {
    clock = new Date(clock.getTime() + ms);
  };
  const confirm = () =>
    store.resets.claim(batchId, { operator, at: clock, chosen: new Map(), details: aReset().details }, () =>
      Promise.resolve(),
    );
  const run = () => ({ resetId: `${batchId}-1`, runner: "r" });
  const takeOne = async () => {
    const [taken] = await store.batchMessages.take(batchId);
    assert.ok(taken);
    return taken;
  };
  const behind = async () => (await store.batchMessages.takeBehind())?.batchId;

  it("nothing has happened: nothing is behind", async () => {
    assert.equal(await behind(), undefined);
    assert.equal((await takeOne()).behindSince, undefined);
  });

  it("thousands change at once after one did: counted once, and not pair by pair with a plan made for one", async () => {
    await store.resets.move(`${batchId}-1`, ["pending"], "cancelled");
    const many = Array.from({ length: 4000 }, (_, n) => aReset({ id: `${batchId}-m${n}`, batchId, position: n + 2 }));
    for (let from = 0; from < many.length; from += 500) await store.keepResets(many.slice(from, from + 500));
    const changed = async () => (await store.batchMessages.count(batchId)).get("card") ?? 0;
    const before = await changed();
    await store.db.updateTable("pending_resets").set({ expires_at: now }).where("batch_id", "=", batchId).execute();
    assert.equal(await changed(), before, "a time is no change of state");
    assert.equal(await confirm(), 0, "expired, by then");
    await store.db.updateTable("pending_resets").set({ state: "ended" }).where("batch_id", "=", batchId).execute();
    assert.equal(await changed(), before + 1);
  });

  it("a change of state puts it behind until it is shown", async () => {
    await confirm();
    const taken = await takeOne();
    assert.ok(taken.behindSince);
    assert.deepEqual([taken.message, taken.role], [message, "card"]);
    assert.equal(await behind(), undefined, "it is in somebody's hands");
    await store.batchMessages.shown(taken);
    assert.equal(await behind(), undefined);
    await store.resets.move(`${batchId}-1`, ["claimed"], "begun");
    assert.equal(await behind(), batchId);
  });

  it("a step is no change of state", async () => {
    await confirm();
    const run = { resetId: `${batchId}-1`, runner: "me" };
    await store.resets.begin(run, clock);
    await store.batchMessages.shown(await takeOne());
    assert.ok(await store.resets.recordSteps(run, []));
    assert.equal(await behind(), undefined);
  });

  it("waiting for a sign-in, and a pause of the whole batch, are changes", async () => {
    await confirm();
    await store.batchMessages.shown(await takeOne());
    await store.resets.park(run(), "sign-in", clock);
    const parked = await store.batchMessages.takeBehind();
    assert.ok(parked);
    await store.batchMessages.shown(parked);
    await store.resets.changeBatch(batchId, { from: ["running"], to: "paused", at: clock });
    assert.equal(await behind(), batchId);
  });

  it("what happens while it is shown leaves it behind", async () => {
    await confirm();
    const taken = await takeOne();
    await store.resets.move(`${batchId}-1`, ["claimed"], "begun");
    await store.batchMessages.shown(taken);
    assert.equal(await behind(), batchId);
  });

  it("what somebody else wants to show meanwhile is shown after them", async () => {
    const taken = await takeOne();
    assert.deepEqual(await store.batchMessages.take(batchId), []);
    await store.batchMessages.shown(taken);
    assert.equal(await behind(), batchId);
  });

  it("whoever took it died: after 8 seconds it is anybody's", async () => {
    await confirm();
    await takeOne();
    later(7999);
    assert.equal(await behind(), undefined);
    later(1);
    assert.equal(await behind(), batchId);
  });

  it("an old state that was sent last puts it behind again", async () => {
    await confirm();
    const slept = await takeOne();
    later(8000);
    await store.resets.move(`${batchId}-1`, ["claimed"], "begun");
    await store.batchMessages.shown(await takeOne());
    assert.equal(await behind(), undefined);
    await store.batchMessages.shown(slept);
    assert.equal(await behind(), batchId);
  });

  it("again: not before its time, with its tries counted, and with the time since when", async () => {
    await store.batchMessages.again(await takeOne(), new Date(clock.getTime() + 5000));
    assert.deepEqual([await behind(), await store.batchMessages.take(batchId)], [undefined, []]);
    const since = clock;
    later(5000);
    const taken = await takeOne();
    assert.deepEqual([taken.tries, taken.behindSince], [1, since]);
    await store.batchMessages.shown(taken);
    assert.deepEqual([await behind(), (await takeOne()).tries], [undefined, 0]);
  });

  it("given up: left alone until something happens", async () => {
    await confirm();
    await store.batchMessages.giveUp(await takeOne());
    assert.equal(await behind(), undefined);
    await store.resets.move(`${batchId}-1`, ["claimed"], "begun");
    assert.equal(await behind(), batchId);
  });

  it("card and note are each their own, and attaching again keeps the count", async () => {
    await store.conversations.attach(batchId, "note", { ...message, activityId: "a2" });
    await confirm();
    const [card, note] = await store.batchMessages.take(batchId);
    assert.ok(card && note);
    await store.batchMessages.shown(card);
    await store.batchMessages.again(note, clock);
    await store.conversations.attach(batchId, "card", message);
    const left = await store.batchMessages.takeBehind();
    assert.deepEqual([left?.role, await behind()], ["note", undefined]);
  });

  it("of many that take at once one gets it", async () => {
    await confirm();
    const taken = await Promise.all(Array.from({ length: 20 }, () => store.batchMessages.takeBehind()));
    assert.equal(taken.filter((one) => one !== undefined).length, 1);
  });
});
