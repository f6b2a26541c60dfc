import assert from "node:assert/strict";
import { pendingLifetimeMs } from "../../core/reset/pending-reset.ts";
import { aMobile, anAuthenticator, aPasskey } from "../support/builders/methods.ts";
import { anOperator, aPerson } from "../support/builders/people.ts";
import { aConversation } from "../support/fakes/a-conversation.ts";
import { aDesk, noDetails } from "../support/fakes/a-desk.ts";
import { textOf, titlesOf } from "../support/read-card.ts";

function talk() {
  const desk = aDesk();
  desk.world.has(aPerson("Alice Anders"), [aMobile(), anAuthenticator()]);
  desk.world.has(aPerson("Alina Adams"), [aPasskey()]);
  return { desk, ...aConversation(desk) };
}

const ali = { whole: "ali", parts: [{ by: "name", value: "ali" }] } as const;

describe("dialogs/reset", () => {
  it("start: the summary, personal, with a note that names no method", async () => {
    const { start } = talk();
    const { card, personal, batchId, note, afterwards } = await start("alice");
    assert.match(textOf(card), /Reset MFA for Alice Anders\?[^]*Phone \(mobile\)[^]*Pixel 8/);
    assert.deepEqual(titlesOf(card), ["Confirm: Alice Anders, Contoso", "Cancel"]);
    assert.equal(personal, true);
    assert.ok(batchId);
    assert.match(textOf(note!), /MFA reset asked for[^]*1 person, 1 customer[^]*Alice Anders[^]*Olive Operator/);
    assert.equal(afterwards, undefined);
  });
  it("start with an ambiguous name: which one, and the note names nobody", async () => {
    const { say } = talk();
    const { card, personal, batchId, note } = await say<"reset.start">({
      kind: "reset.start",
      wanted: ali,
      details: noDetails,
    });
    assert.match(textOf(card), /Which one\?[^]*“ali” fits 2 people[^]*Searched: Contoso/);
    assert.deepEqual([personal, batchId], [true, undefined]);
    assert.doesNotMatch(textOf(note!), /Ali/);
  });
  it("start for somebody with nothing to reset: said, personal, and the note names nobody", async () => {
    const { start } = talk();
    const { card, personal, note } = await start("alina");
    assert.match(textOf(card), /Nothing to reset: Alina Adams/);
    assert.equal(personal, true);
    assert.doesNotMatch(textOf(note!), /Alina/);
  });
  it("start in a customer that nobody knows: the problem goes on", async () => {
    const { say } = talk();
    const command = { kind: "reset.start", wanted: ali, details: noDetails, inCustomer: "Nowhere" } as const;
    await assert.rejects(say<"reset.start">(command), { code: "customer-unknown" });
  });
  it("meant: their MFA? nothing is looked up", async () => {
    const { desk, say } = talk();
    const { card, personal } = await say<"reset.meant">({ kind: "reset.meant", wanted: ali, said: "alice" });
    assert.match(textOf(card), /Their MFA\?[^]*can't change passwords/);
    assert.deepEqual(titlesOf(card), ["Reset MFA for alice", "Help"]);
    assert.deepEqual([personal, desk.world.done], [false, []]);
  });
  it("choose: the summary of the one that was picked", async () => {
    const { desk, say } = talk();
    await say<"reset.start">({ kind: "reset.start", wanted: ali, details: noDetails });
    const [choiceId] = desk.choices.kept.keys();
    const { card, personal } = await say<"reset.choose">({ kind: "reset.choose", choiceId: choiceId!, picked: [0] });
    assert.match(textOf(card), /Reset MFA for Alice Anders\?/);
    assert.equal(personal, true);
  });
  it("again: a fresh summary under a new batch", async () => {
    const { start, say } = talk();
    const { batchId } = await start("alice");
    const fresh = await say<"reset.again">({ kind: "reset.again", batchId: batchId! });
    assert.match(textOf(fresh.card), /Reset MFA for Alice Anders\?/);
    assert.notEqual(fresh.batchId, batchId);
  });
  it("cancel: cancelled, no button left, and the note says it too", async () => {
    const { start, say } = talk();
    const { batchId } = await start("alice");
    const { card, note, personal } = await say<"reset.cancel">({ kind: "reset.cancel", batchId: batchId! });
    assert.match(textOf(card), /Cancelled[^]*Nothing was changed/);
    assert.deepEqual(titlesOf(card), []);
    assert.match(textOf(note!), /cancelled/);
    assert.equal(personal, true);
  });
  it("show: the summary while it is open, expired after ten minutes", async () => {
    const { desk, start, say } = talk();
    const { batchId } = await start("alice");
    const show = () => say<"reset.show">({ kind: "reset.show", batchId: batchId! });
    assert.match(textOf((await show()).card), /Reset MFA for Alice Anders\?/);
    desk.clock.now = new Date(desk.clock.now.getTime() + pendingLifetimeMs);
    const { card, batchId: same } = await show();
    assert.match(textOf(card), /Expired/);
    assert.deepEqual(titlesOf(card), ["Make it again"]);
    assert.equal(same, batchId);
  });
  for (const kind of ["reset.show", "reset.cancel", "reset.again"] as const) {
    it(`${kind} by somebody else: not theirs`, async () => {
      const { start, say } = talk();
      const { batchId } = await start("alice");
      const mallory = { operator: anOperator({ objectId: "mallory" }) };
      await assert.rejects(say<typeof kind>({ kind, batchId: batchId! }, mallory), { code: "not-yours" });
    });
  }
});
