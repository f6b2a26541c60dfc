import assert from "node:assert/strict";
import { peopleIds } from "../../emulator/seed/contoso.ts";
import { type AtTheDesk, atTheDesk, resetBy } from "../support/at-the-desk.ts";
import { eventually } from "../support/eventually.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";
import type { Helpdesk } from "../support/start-helpdesk.ts";

const minute = 60_000;
/** Where a new post in a channel goes; nothing else does, once the personal chats are known. */
const newPost = { service: "connector", method: "POST", path: "/v3/conversations$" } as const;

describe("notify here: Teams is in trouble", () => {
  const shared = sharedHelpdesk();
  let desk: Helpdesk;
  let channel: AtTheDesk;
  let priya: AtTheDesk;
  beforeEach(async () => {
    desk = shared.desk;
    priya = atTheDesk(desk, "priya");
    channel = atTheDesk(desk, "priya", "channel");
    await priya.say("help");
    await priya.sees(/Hello/);
    await channel.say("notify here for Northwind");
    await channel.sees(/posted in this channel/);
  });

  const posts = () => channel.read().filter((said) => /MFA reset in Northwind/.test(said)).length;
  const states = async () => {
    const rows = await desk.store.db.selectFrom("notifications").select("state").execute();
    return rows.map(({ state }) => state);
  };
  const reset = () => resetBy(atTheDesk(desk, "olivia"), "reset MFA for alice");
  const becomes = (...expected: string[]) =>
    eventually(async () => {
      assert.deepEqual(await states(), expected);
    });
  /** Sent, refused, and due again. */
  const refused = (tries: number) =>
    eventually(async () => {
      const rows = await desk.store.db.selectFrom("notifications").select(["state", "tries"]).execute();
      assert.deepEqual(rows, [{ state: "due", tries }]);
    });

  it("412: a little later, and posted once", async () => {
    desk.microsoft.faults.add({ match: newPost, times: 2, answer: { status: 412 } });
    await reset();
    await refused(1);
    desk.later(2000);
    await desk.restart();
    await refused(2);
    desk.later(4000);
    await desk.restart();
    await channel.sees(/MFA reset in Northwind/);
    await becomes("posted");
    assert.equal(posts(), 1);
  });

  it("429: kept over a restart, not before Teams said, then posted once", async () => {
    const answer = { status: 429, headers: { "retry-after": "600" } };
    const fault = desk.microsoft.faults.add({ match: newPost, answer });
    await reset();
    await refused(1);
    desk.microsoft.faults.remove(fault);
    desk.later(9 * minute);
    await desk.restart();
    await desk.restart();
    assert.equal(posts(), 0);
    desk.later(2 * minute);
    await desk.restart();
    await channel.sees(/MFA reset in Northwind/);
    await becomes("posted");
    assert.equal(posts(), 1);
  });

  for (const apply of [true, false]) {
    it(`502 for a post ${apply ? "that was carried out" : "that was not"}: never a second one; its lead is told`, async () => {
      desk.microsoft.faults.add({ match: newPost, times: 1, answer: { status: 502, apply } });
      await reset();
      await priya.sees(/A result may be missing in a channel[^]*Northwind/);
      await becomes("unknown");
      desk.later(60 * minute);
      await desk.restart();
      await desk.restart();
      assert.equal(posts(), apply ? 1 : 0);
    });
  }

  for (const status of [502, 504]) {
    it(`${status} for an update: sent again, in place`, async () => {
      await reset();
      await channel.sees(/MFA reset in Northwind/);
      await becomes("posted");
      const [row] = await desk.store.db.selectFrom("notifications").select(["batch_id", "message"]).execute();
      // The post in the channel: the reset's own card may be brought up to date meanwhile.
      const path = `/${row?.message?.activityId}$`;
      desk.microsoft.faults.add({
        match: { service: "connector", method: "PUT", path },
        times: 1,
        answer: { status, apply: true },
      });
      await desk.store.outbox.finish(row?.batch_id ?? "");
      await desk.restart();
      await refused(1);
      desk.later(minute);
      await desk.restart();
      await becomes("posted");
      assert.equal(posts(), 1);
    });
  }

  it("no answer at all: unknown", async () => {
    desk.microsoft.faults.add({ match: newPost, times: 1, drop: true });
    await reset();
    await becomes("unknown");
  });

  it("403: the route is closed and its lead told, once", async () => {
    const answer = { status: 403, body: { error: { code: "BotNotInConversationRoster", message: "no" } } };
    desk.microsoft.faults.add({ match: newPost, answer });
    await reset();
    await priya.sees(/A channel is no longer told[^]*Northwind/);
    assert.deepEqual(await desk.store.routes.inChannel(channel.conversationId), []);
    await becomes();
  });

  it("the bot is removed from the team: its routes are closed and the lead told, once", async () => {
    const { teams } = desk.microsoft;
    for (const event of [
      { type: "conversationUpdate", membersRemoved: [{ id: `28:${desk.config.MicrosoftAppId}` }] },
      { type: "installationUpdate", action: "remove" },
    ]) {
      const who = { personId: peopleIds.ravi, conversationId: channel.conversationId };
      await teams.sendRaw(teams.write(who, event));
    }
    await priya.sees(/A channel is no longer told/);
    assert.deepEqual(await desk.store.routes.inChannel(channel.conversationId), []);
    await desk.restart();
    assert.equal(priya.read().filter((said) => said.includes("no longer told")).length, 1);
  });

  it("a shared channel is told of one customer only", async () => {
    const { teams } = desk.microsoft;
    const say = async (text: string) => {
      const written = teams.write(channel, { type: "message", text });
      const channelData = { ...written.channelData, channel: { id: channel.conversationId, type: "shared" } };
      await teams.sendRaw({ ...written, channelData });
    };
    await say("notify here for Northwind, Contoso");
    await channel.sees(/Not for several customers here/);
    await say("notify here for Contoso");
    await eventually(() => {
      assert.equal(channel.read().filter((said) => /Not for several/.test(said)).length, 2);
    });
    await say("notify here daily for Northwind");
    await channel.sees(/one thread a day/);
  });

  it("the process died between the outcome and the note of it: posted after the restart", async () => {
    const { outbox } = desk.store;
    const dying = { ...outbox, finish: () => Promise.reject(new Error("killed")) };
    Object.assign(desk.storeInstead, { outbox: dying });
    await desk.restart();
    await reset();
    await becomes("expected");
    Reflect.deleteProperty(desk.storeInstead, "outbox");
    await desk.restart();
    await channel.sees(/MFA reset in Northwind: complete/);
  });
});
