import assert from "node:assert/strict";
import { createChannelPostCards } from "../../dialogs/channel-posts.ts";
import { allWordsOf } from "../support/all-words-of.ts";
import { aRoute } from "../support/builders/a-route.ts";
import { aBulkHead, counts, inCustomer } from "../support/builders/bulks.ts";
import { anOutcome, aPlan, aReset, aTarget, ended } from "../support/builders/resets.ts";
import { aConversation } from "../support/fakes/a-conversation.ts";
import { aDesk } from "../support/fakes/a-desk.ts";

const { channel } = aRoute();

describe("dialogs/notifications", () => {
  it("in a channel: says there what is posted from now on", async () => {
    const talk = aConversation(aDesk());
    talk.notifyHere.resolves({ kind: "notifying", routes: [aRoute({ daily: true })] });
    const { card, personal } = await talk.say<"notify">({ kind: "notify", daily: true, of: "selection" }, { channel });
    assert.equal(personal, false);
    assert.match(allWordsOf(card), /Results are posted in this channel[^]*Contoso[^]*one thread a day/);
    const [request] = talk.notifyHere.firstCall.args;
    assert.deepEqual([request.channel, request.daily, request.of], [channel, true, "selection"]);
  });

  it("elsewhere: says where to type it, and asks nobody", async () => {
    const talk = aConversation(aDesk());
    const start = await talk.say<"notify">({ kind: "notify", daily: false });
    const stop = await talk.say<"notify.stop">({ kind: "notify.stop" });
    assert.match(allWordsOf(start.card), /said in a channel[^]*@MFA Reset Desk notify here/);
    assert.match(allWordsOf(stop.card), /said in a channel[^]*@MFA Reset Desk stop notifying/);
    assert.ok(talk.notifyHere.notCalled && talk.stopNotifying.notCalled);
  });

  it("refusals, in words", async () => {
    const talk = aConversation(aDesk());
    const start = async () =>
      allWordsOf((await talk.say<"notify">({ kind: "notify", daily: false }, { channel })).card);
    talk.notifyHere.resolves({ kind: "shared-channel" });
    assert.match(await start(), /shared with other teams/);
    talk.notifyHere.resolves({ kind: "not-lead", customers: [{ tenantId: "t", name: "Fabrikam", home: false }] });
    assert.match(await start(), /Ask a Desk Lead of Fabrikam\. Nothing was changed/);
  });

  it("stop: what ended, and what goes on", async () => {
    const talk = aConversation(aDesk());
    const stop = async () => allWordsOf((await talk.say<"notify.stop">({ kind: "notify.stop" }, { channel })).card);
    talk.stopNotifying.resolves({ kind: "stopped", closed: [aRoute()], left: [aRoute({ customerName: "Fabrikam" })] });
    assert.match(await stop(), /No longer posted here: Contoso\. Still posted here:[^]*Fabrikam/);
    talk.stopNotifying.resolves({ kind: "nothing-to-stop" });
    assert.match(await stop(), /nothing to stop/);
    talk.stopNotifying.resolves({ kind: "not-lead", customers: [] });
    assert.match(await stop(), /Ask a Desk Lead\./);
  });
});

describe("dialogs/channel-posts", () => {
  const fabrikam = aTarget({ tenantId: "fabrikam", displayName: "Felix Frame", customerName: "Fabrikam" });
  const batch = [
    ended(anOutcome()),
    ended(anOutcome({ verdict: "failed" }), { position: 1, plan: aPlan({ target: fabrikam }) }),
    aReset({ position: 2, state: "cancelled", plan: aPlan({ target: aTarget({ displayName: "Carl Cancelled" }) }) }),
  ];
  const never = () => Promise.reject(new Error("That is not to be asked."));
  const cards = createChannelPostCards({
    batch: () => Promise.resolve(batch),
    bulks: { head: () => Promise.resolve(aBulkHead("running", { total: 3 })), inCustomer: never },
  });

  it("the route's customer only, and who has a result", async () => {
    const card = await cards.results({ route: aRoute(), batchId: "b1" });
    assert.ok(card);
    assert.match(allWordsOf(card), /MFA reset in Contoso: complete[^]*Alice Anders/);
    assert.doesNotMatch(allWordsOf(card), /Felix|Fabrikam|Carl/);
  });

  it("nothing where nothing came of it there", async () => {
    assert.equal(await cards.results({ route: aRoute({ tenantId: "litware" }), batchId: "b1" }), undefined);
  });

  it("of a bulk the sums of the route's customer: no reset is read", async () => {
    const asked: unknown[] = [];
    const many = createChannelPostCards({
      batch: never,
      bulks: {
        head: () => Promise.resolve(aBulkHead("paused")),
        inCustomer: (...of) => {
          asked.push(of);
          return Promise.resolve(inCustomer({ counts: counts({ done: 40, left: 40 }) }));
        },
      },
    });
    const card = await many.results({ route: aRoute(), batchId: "b1" });
    assert.ok(card);
    assert.match(allWordsOf(card), /MFA reset in Contoso: paused[^]*80 people: 40 done, 40 left[^]*Paused by Olive/);
    assert.deepEqual(asked, [[aBulkHead().batch.batchId, aRoute().tenantId, 10]]);
  });

  it("nothing of a bulk without anybody of that customer, nor of what was never confirmed", async () => {
    for (const head of [aBulkHead(), undefined]) {
      const none = createChannelPostCards({
        batch: never,
        bulks: {
          head: () => Promise.resolve(head),
          inCustomer: () => Promise.resolve(inCustomer({ counts: counts() })),
        },
      });
      assert.equal(await none.results({ route: aRoute(), batchId: "b1" }), undefined);
    }
  });

  it("a day, and a word to the lead about all their routes", () => {
    assert.match(allWordsOf(cards.day(aRoute(), "2026-11-24")), /Contoso, 24 Nov 2026/);
    const both = [aRoute(), aRoute({ customerName: "Fabrikam" })];
    assert.match(allWordsOf(cards.trouble(both, "removed")), /no longer told[^]*Customers: Contoso, Fabrikam/);
    assert.match(allWordsOf(cards.trouble(both, "given-up")), /did not take it for a day/);
  });
});
