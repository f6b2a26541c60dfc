import assert from "node:assert/strict";
import type { MessageAddress } from "../../../../services/conversations/conversation-store.ts";
import { aRoute } from "../../../support/builders/a-route.ts";
import { now } from "../../../support/builders/resets.ts";
import { openTestStore, type TestStore } from "../../../support/open-test-store.ts";

const message: MessageAddress = {
  serviceUrl: "https://smba.example/emea/",
  conversationId: "19:helpdesk@thread.tacv2;messageid=1",
  kind: "channel",
  activityId: "1",
};
const minutes = (number: number) => new Date(now.getTime() + number * 60_000);

describe("store: posts on their way to channels", () => {
  let store: TestStore;
  let clock = now;
  before(async () => {
    store = await openTestStore(() => clock);
  });
  beforeEach(async () => {
    clock = now;
    await store.routes.close("route-1");
    await store.routes.open(aRoute());
  });
  after(() => store.close());

  const expected = () => store.outbox.expect("b1", [{ id: "n1", routeId: "route-1" }]);
  async function taken() {
    await expected();
    await store.outbox.finish("b1");
    const one = await store.outbox.take();
    assert.ok(one);
    return one;
  }

  it("one row for each route and batch, due once the batch has an outcome, taken once", async () => {
    await expected();
    await store.outbox.expect("b1", [{ id: "n2", routeId: "route-1" }]);
    assert.deepEqual(await store.outbox.expected(), ["b1"]);
    assert.equal(await store.outbox.take(), undefined);
    await store.outbox.finish("b1");
    const both = await Promise.all([store.outbox.take(), store.outbox.take()]);
    const taken = both.filter((one) => one !== undefined);
    assert.deepEqual(
      taken.map(({ id, route }) => ({ id, route })),
      [{ id: "n1", route: aRoute() }],
    );
    assert.deepEqual(await store.outbox.expected(), []);
  });

  it("posted: another outcome updates that message", async () => {
    await store.outbox.sent(await taken(), message);
    assert.equal(await store.outbox.take(), undefined);
    await store.outbox.finish("b1");
    assert.deepEqual((await store.outbox.take())?.message, message);
  });

  it("another outcome while it is on its way is sent afterwards", async () => {
    const one = await taken();
    await store.outbox.finish("b1");
    assert.equal(await store.outbox.take(), undefined);
    await store.outbox.sent(one, message);
    assert.deepEqual((await store.outbox.take())?.message, message);
  });

  it("a batch that goes on is said at once, then every ten seconds, its end too; only then it is no longer expected", async () => {
    await expected();
    assert.equal(await store.outbox.say("b1"), true);
    const first = await store.outbox.take();
    assert.equal(await store.outbox.say("b1"), false);
    assert.ok(first);
    await store.outbox.sent(first, message);
    assert.equal(await store.outbox.take(), undefined);
    clock = new Date(now.getTime() + 11_000);
    const second = await store.outbox.take();
    assert.ok(second);
    await store.outbox.sent(second, message);
    await store.outbox.finish("b1");
    assert.equal(await store.outbox.take(), undefined);
    assert.deepEqual(await store.outbox.expected(), []);
    clock = new Date(now.getTime() + 22_000);
    assert.equal((await store.outbox.take())?.id, "n1");
  });

  it("posted and not at its end: expected after a restart", async () => {
    await expected();
    await store.outbox.say("b1");
    const one = await store.outbox.take();
    assert.ok(one);
    await store.outbox.sent(one, message);
    assert.deepEqual(await store.outbox.expected(), ["b1"]);
  });

  it("to be tried again: not before its time, and counted", async () => {
    await store.outbox.again(await taken(), minutes(2));
    assert.equal(await store.outbox.take(), undefined);
    clock = minutes(3);
    assert.equal((await store.outbox.take())?.tries, 1);
  });

  it("closed: no outcome makes it due again", async () => {
    await store.outbox.close(await taken());
    await store.outbox.finish("b1");
    clock = minutes(60);
    assert.equal(await store.outbox.take(), undefined);
  });

  it("the process died with a post in its hands: unknown, once its time is over; an update is taken again", async () => {
    await taken();
    assert.deepEqual(await store.outbox.strand(), []);
    clock = minutes(11);
    assert.equal(await store.outbox.take(), undefined);
    assert.deepEqual(
      (await store.outbox.strand()).map(({ id }) => id),
      ["n1"],
    );
    await store.routes.close("route-1");
    await store.routes.open(aRoute());
    await store.outbox.sent(await taken(), message);
    await store.outbox.finish("b1");
    await store.outbox.take();
    clock = minutes(22);
    assert.deepEqual(await store.outbox.strand(), []);
    assert.deepEqual((await store.outbox.take())?.message, message);
  });

  it("the root of a day's thread is one caller's to post, and unknown where nobody came back", async () => {
    const today = { routeId: "route-1", day: "2026-11-24" };
    assert.deepEqual(await store.outbox.thread(today), { kind: "mine-to-post" });
    assert.deepEqual(await store.outbox.thread(today), { kind: "being-posted" });
    await store.outbox.threadIs(today, "not-posted");
    assert.deepEqual(await store.outbox.thread(today), { kind: "mine-to-post" });
    await store.outbox.threadIs(today, { message });
    assert.deepEqual(await store.outbox.thread(today), { kind: "posted", message });
    const tomorrow = { ...today, day: "2026-11-25" };
    await store.outbox.thread(tomorrow);
    await store.outbox.threadIs(tomorrow, "unknown");
    assert.deepEqual(await store.outbox.thread(tomorrow), { kind: "unknown" });
    const later = { ...today, day: "2026-11-26" };
    await store.outbox.thread(later);
    clock = minutes(11);
    assert.deepEqual(await store.outbox.thread(later), { kind: "unknown" });
  });

  it("routes: one for each channel and customer, closed with all that waits for them", async () => {
    await expected();
    await store.routes.open(aRoute({ id: "route-2", tenantId: aRoute().tenantId.toUpperCase(), daily: true }));
    assert.deepEqual(
      await store.routes.of([aRoute().tenantId]),
      await store.routes.inChannel(aRoute().channel.channelId),
    );
    const [only, ...more] = await store.routes.inTeam(aRoute().channel.teamId);
    assert.deepEqual([only?.id, only?.daily, more], ["route-1", true, []]);
    assert.deepEqual([await store.routes.close("route-1"), await store.routes.close("route-1")], [true, false]);
    assert.deepEqual(await store.outbox.expected(), []);
    assert.deepEqual(await store.routes.of([]), []);
  });
});
