import assert from "node:assert/strict";
import { peopleIds } from "../../emulator/seed/contoso.ts";
import { type AtTheDesk, atTheDesk, resetBy, wordsOf } from "../support/at-the-desk.ts";
import { eventually } from "../support/eventually.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";
import type { Helpdesk } from "../support/start-helpdesk.ts";

describe("notify here, through the whole chain", () => {
  const shared = sharedHelpdesk();
  let desk: Helpdesk;
  let channel: AtTheDesk;
  let priya: AtTheDesk;
  beforeEach(() => {
    desk = shared.desk;
    channel = atTheDesk(desk, "priya", "channel");
    priya = atTheDesk(desk, "priya");
  });

  const posts = (words: RegExp) => channel.read().filter((said) => words.test(said));
  const threadsOf = () =>
    desk.microsoft.teams
      .messages(channel.conversationId)
      .filter(({ from }) => from.kind === "bot")
      .map((one) => ({ id: one.id, thread: one.threadId, words: wordsOf(one) }));

  it("each customer's results are one post, with no method, number or address in it; another's are not told", async () => {
    await channel.say("notify here for Northwind");
    await channel.sees(/Results are posted in this channel[^]*Northwind/);
    await resetBy(atTheDesk(desk, "olivia"), "reset MFA for alice because lost phone +49 170 1234567 ticket INC-7");
    const post = wordsOf(await channel.sees(/MFA reset in Northwind: complete/));
    assert.match(
      post,
      /Alice Anders : Complete: all 5 gone[^]*By: +Olivia[^]*Reason: +Lost[^]*Ticket: +INC-7[^]*Reference:/,
    );
    assert.doesNotMatch(post, /1234567|XXX|iPhone|YubiKey|@/);
    await resetBy(atTheDesk(desk, "olivia"), "reset MFA for alice in Contoso");
    await desk.restart();
    assert.equal(posts(/MFA reset in/).length, 1);
  });

  it("two customers, a restart between: each batch once, each post of one customer", async () => {
    await channel.say("notify here for Northwind and Contoso");
    await channel.sees(/posted in this channel[^]*Contoso[^]*Northwind/);
    await resetBy(atTheDesk(desk, "olivia"), "reset MFA for alice in Northwind");
    await channel.sees(/MFA reset in Northwind/);
    await desk.restart();
    await resetBy(atTheDesk(desk, "olivia"), "reset MFA for alice in Contoso");
    await channel.sees(/MFA reset in Contoso: complete[^]*Alice Archer/);
    await desk.restart();
    assert.equal(posts(/MFA reset in Northwind/).length, 1);
    assert.equal(posts(/MFA reset in Contoso/).length, 1);
  });

  it("daily: one thread for a day and customer, with the results as replies", async () => {
    await channel.say("notify here daily for Northwind");
    await channel.sees(/posted in this channel[^]*one thread a day/);
    for (const name of ["alice", "paula phone"]) {
      await resetBy(atTheDesk(desk, "olivia"), `reset MFA for ${name}`);
      await desk.restart();
    }
    await eventually(() => {
      const results = threadsOf().filter(({ words }) => /MFA reset in Northwind/.test(words));
      const [root, ...more] = threadsOf().filter(({ words }) => /The results of this day/.test(words));
      assert.deepEqual([results.length, more.length], [2, 0]);
      assert.deepEqual(
        results.map(({ thread }) => thread),
        [root?.id, root?.id],
      );
    });
  });

  it("stop notifying: said there, and nothing more is posted", async () => {
    await channel.say("notify here");
    await channel.sees(/posted in this channel[^]*Contoso[^]*Northwind/);
    await channel.say("stop notifying");
    await channel.sees(/Stopped[^]*Northwind/);
    await resetBy(atTheDesk(desk, "olivia"), "reset MFA for alice");
    await desk.restart();
    assert.deepEqual(posts(/MFA reset in/), []);
  });

  it("only a Desk Lead; in a personal chat it says where to type it", async () => {
    const olivia = atTheDesk(desk, "olivia", "channel");
    await olivia.say("notify here");
    await olivia.sees(/Only a Desk Lead can change that/);
    await priya.say("notify here");
    await priya.sees(/That is said in a channel[^]*@MFA Reset Desk notify here/);
  });

  it("every change of a route stands in the record of its customer", async () => {
    const { upTo } = { upTo: (await desk.store.auditChains.ends()).get("heads")?.seq ?? 0 };
    await channel.say("notify here for Northwind");
    await channel.sees(/posted in this channel/);
    await channel.say("stop notifying");
    await channel.sees(/Stopped/);
    const rows = await desk.store.db
      .selectFrom("audit_entries")
      .select("entry")
      .where("kind", "=", "route-changed")
      .where("head_seq", ">", String(upTo) as never)
      .orderBy("id")
      .execute();
    assert.deepEqual(
      rows.map(({ entry }) => ("channel" in entry ? [entry.change, entry.operator?.objectId, entry.channel] : [])),
      ["opened", "closed"].map((change) => [change, peopleIds.priya, channel.conversationId]),
    );
  });
});
