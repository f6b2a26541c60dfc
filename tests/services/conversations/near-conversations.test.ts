import assert from "node:assert/strict";
import type { ConversationAddress, ConversationStore } from "../../../services/conversations/conversation-store.ts";
import { createNearConversations } from "../../../services/conversations/near-conversations.ts";
import { aReset, now } from "../../support/builders/resets.ts";

const { operator } = aReset();
const address: ConversationAddress = {
  serviceUrl: "https://smba.example/emea/",
  conversationId: "c1",
  kind: "personal",
};
const minute = 60_000;
const later = (minutes: number) => new Date(now.getTime() + minutes * minute);

describe("conversations with a memory before them", () => {
  let clock: Date;
  let asked: string[];
  let broken: boolean;
  const said = (what: string) => {
    asked.push(what);
    return broken ? Promise.reject(new Error("no database")) : Promise.resolve();
  };
  const nowhere = () => Promise.resolve(undefined);
  const store: ConversationStore = {
    rememberPersonal: (_operator, { serviceUrl }) => said(`remember ${serviceUrl}`),
    forgetPersonal: () => said("forget"),
    firstSight: async (_conversationId, activityId) => {
      await said(`seen ${activityId}`);
      return true;
    },
    personal: nowhere,
    attach: () => Promise.resolve(),
    attached: nowhere,
  };
  const near = ({ alone = true } = {}) => createNearConversations({ store, alone, now: () => clock });
  beforeEach(() => {
    clock = now;
    asked = [];
    broken = false;
  });

  it("write a chat once, and again when it has moved, was forgotten, or was written ten minutes ago", async () => {
    const chats = near();
    const written = "remember https://smba.example/emea/";
    await chats.rememberPersonal(operator, address);
    await chats.rememberPersonal({ ...operator, objectId: operator.objectId.toUpperCase() }, { ...address });
    assert.deepEqual(asked, [written]);
    await chats.rememberPersonal(operator, { ...address, serviceUrl: "https://smba.example/amer/" });
    await chats.rememberPersonal(operator, address);
    assert.deepEqual(asked.splice(0), [written, "remember https://smba.example/amer/", written]);
    await chats.forgetPersonal(operator);
    await chats.rememberPersonal(operator, address);
    assert.deepEqual(asked.splice(0), ["forget", written]);
    clock = later(10);
    await chats.rememberPersonal(operator, address);
    assert.deepEqual(asked, [written]);
  });

  it("don't take a chat for written that could not be", async () => {
    const chats = near();
    broken = true;
    await assert.rejects(chats.rememberPersonal(operator, address));
    broken = false;
    await chats.rememberPersonal(operator, address);
    assert.equal(asked.length, 2);
  });

  it("the only process sees an activity first once in ten minutes, by conversation and id, and asks no database", async () => {
    const chats = near();
    const seen = await Promise.all([1, 2, 3].map(() => chats.firstSight("c", "a", now)));
    assert.deepEqual(seen, [true, false, false]);
    assert.equal(await chats.firstSight("c2", "a", now), true);
    assert.equal(await chats.firstSight("c", "a2", later(1)), true);
    assert.equal(await chats.firstSight("c", "a", later(9.9)), false);
    assert.equal(await chats.firstSight("c", "a", later(10)), true);
    assert.equal(await chats.firstSight("c", "a2", later(10)), false);
    assert.deepEqual(asked, []);
  });

  it("several processes ask the database, each time", async () => {
    const chats = near({ alone: false });
    await chats.firstSight("c", "a", now);
    await chats.firstSight("c", "a", now);
    assert.deepEqual(asked, ["seen a", "seen a"]);
  });
});
