import assert from "node:assert/strict";
import type { Command } from "../../../../core/command.ts";
import type { ConversationAddress, MessageAddress } from "../../../../services/conversations/conversation-store.ts";
import type { WaitingCommand } from "../../../../services/sign-in/waiting-commands.ts";
import { aReset, aTarget, now } from "../../../support/builders/resets.ts";
import { openTestStore, type TestStore } from "../../../support/open-test-store.ts";

const { operator } = aReset();
const address: ConversationAddress = {
  serviceUrl: "https://smba.example/emea/",
  conversationId: "c1",
  kind: "personal",
};
const message: MessageAddress = { ...address, activityId: "a1" };
const minute = 60_000;

const waitingFor = (command: Command): WaitingCommand => ({ command, askedIn: address });

function later(minutes: number): Date {
  return new Date(now.getTime() + minutes * minute);
}

describe("store: conversations, choices and waiting commands", () => {
  let store: TestStore;
  let clock = now;
  before(async () => {
    store = await openTestStore(() => clock);
  });
  beforeEach(() => {
    clock = now;
  });
  afterEach(async () => {
    await store.db.deleteFrom("seen_activities").execute();
    await store.db.deleteFrom("choices").execute();
  });
  after(() => store.close());

  it("remember a person's latest chat, and forget it", async () => {
    assert.equal(await store.conversations.personal(operator), undefined);
    await store.conversations.rememberPersonal(operator, address);
    const moved = { ...address, serviceUrl: "https://smba.example/amer/" };
    await store.conversations.rememberPersonal({ ...operator, objectId: operator.objectId.toUpperCase() }, moved);
    assert.deepEqual(await store.conversations.personal(operator), moved);
    assert.equal(await store.conversations.personal({ ...operator, tenantId: "t2" }), undefined);
    await store.conversations.forgetPersonal(operator);
    assert.equal(await store.conversations.personal(operator), undefined);
  });

  it("attach a card and a note to a batch, later ones replacing earlier ones", async () => {
    await store.conversations.attach("b1", "card", message);
    await store.conversations.attach("b1", "note", { ...message, activityId: "n1" });
    await store.conversations.attach("b1", "card", { ...message, activityId: "a2" });
    assert.equal((await store.conversations.attached("b1", "card"))?.activityId, "a2");
    assert.deepEqual(await store.conversations.attached("b1", "note"), { ...message, activityId: "n1" });
    assert.equal(await store.conversations.attached("b2", "card"), undefined);
    clock = later(31 * 24 * 60);
    await store.conversations.attach("b2", "card", message);
    assert.equal(await store.conversations.attached("b1", "card"), undefined);
  });

  it("see an activity first exactly once, of 50 at once", async () => {
    const seen = await Promise.all(Array.from({ length: 50 }, () => store.conversations.firstSight("c", "a", now)));
    assert.equal(seen.filter(Boolean).length, 1);
  });

  it("tell activities by conversation and id, and a replay from a new one after ten minutes", async () => {
    assert.equal(await store.conversations.firstSight("c", "a", now), true);
    assert.equal(await store.conversations.firstSight("c2", "a", now), true);
    assert.equal(await store.conversations.firstSight("c", "a2", now), true);
    assert.equal(await store.conversations.firstSight("c", "a", later(9.9)), false);
    assert.equal(await store.conversations.firstSight("c", "a", later(10)), true);
    await store.conversations.firstSight("c", "a minute later", later(11));
    const { length } = await store.db.selectFrom("seen_activities").selectAll().execute();
    assert.equal(length, 2, "old ones are pruned");
  });

  it("a replay after ten minutes is new though nothing was pruned in the last minute, and once only", async () => {
    await store.conversations.firstSight("c", "old", later(20));
    await store.conversations.firstSight("c", "a", later(20.5));
    await store.conversations.firstSight("c", "prunes", later(30));
    assert.equal(await store.conversations.firstSight("c", "a", later(30.5)), true);
    assert.equal(await store.conversations.firstSight("c", "a", later(30.6)), false);
  });

  it("keep a choice as it is, until one is saved after its time", async () => {
    const choice = {
      id: "ch1",
      operator,
      conversationId: "c1",
      asked: "anders",
      offered: [aTarget()],
      details: { revokeSessions: false },
      expiresAt: later(10).toISOString(),
    };
    await store.choices.save(choice);
    assert.deepEqual(await store.choices.find("ch1"), choice);
    assert.equal(await store.choices.find("ch\0"), undefined);
    clock = later(10);
    await store.choices.save({ ...choice, id: "ch2", expiresAt: later(20).toISOString() });
    assert.equal(await store.choices.find("ch1"), undefined);
  });

  it("hand a waiting command out once, the latest, to its operator in its conversation", async () => {
    await store.waiting.keep(operator, "c1", waitingFor({ kind: "who-am-i" }));
    await store.waiting.keep(operator, "c1", waitingFor({ kind: "help", said: "x" }));
    assert.equal(await store.waiting.take({ ...operator, objectId: "o2" }, "c1"), undefined);
    assert.equal(await store.waiting.take(operator, "c2"), undefined);
    const taken = await Promise.all([1, 2, 3].map(() => store.waiting.take(operator, "c1")));
    assert.deepEqual(
      taken.filter((command) => command !== undefined),
      [waitingFor({ kind: "help", said: "x" })],
    );
  });

  it("forget a waiting command after ten minutes", async () => {
    await store.waiting.keep(operator, "c1", waitingFor({ kind: "who-am-i" }));
    clock = later(10);
    assert.equal(await store.waiting.take(operator, "c1"), undefined);
    clock = now;
    await store.waiting.keep(operator, "c1", waitingFor({ kind: "who-am-i" }));
    clock = later(10);
    await store.waiting.keep(operator, "c9", waitingFor({ kind: "who-am-i" }));
    const { length } = await store.db.selectFrom("waiting_commands").selectAll().execute();
    assert.equal(length, 1, "old ones are pruned");
  });
});
