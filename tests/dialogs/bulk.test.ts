import assert from "node:assert/strict";
import { showBulk } from "../../dialogs/bulk.ts";
import { anOperator } from "../support/builders/people.ts";
import { anOutcome, batchId, manyResets } from "../support/builders/resets.ts";
import { aConversation } from "../support/fakes/a-conversation.ts";
import { aDesk, noDetails } from "../support/fakes/a-desk.ts";
import { textOf } from "../support/read-card.ts";

const operator = anOperator();
const ravi = { ...operator, objectId: "ravi", name: "Ravi Reader" };
const ask = { operator, conversationId: "c1" };

/** So many people, all confirmed by Olive and none begun. */
async function talking(people = 12) {
  const desk = aDesk();
  for (const reset of manyResets(people, () => ({ operator }))) desk.resets.rows.set(reset.id, reset);
  const said = { operator, at: desk.clock.now, chosen: new Map<string, string[]>(), details: noDetails };
  await desk.resets.claim(batchId, said, desk.jobs.enqueue);
  const talk = aConversation(desk);
  const show = (part: object = {}) =>
    talk.say<"bulk.show">({ kind: "bulk.show", batchId, filter: "all", page: 0, asCsv: false, ...part });
  const endAll = async () => {
    for (const { id, position } of await desk.resets.batch(batchId)) {
      const verdict = position === 0 ? "failed" : "complete";
      await desk.resets.end({ resetId: id }, anOutcome({ verdict }));
    }
  };
  return { desk, talk, show, endAll };
}

describe("dialogs/bulk", () => {
  it("lists what is under way; nothing where nothing is", async () => {
    const { talk, endAll } = await talking();
    assert.match(textOf((await talk.say<"bulk">({ kind: "bulk" })).card), /Bulks under way[^]*12 people/);
    const none = aConversation(aDesk());
    assert.match(textOf((await none.say<"bulk">({ kind: "bulk" })).card), /No bulk is under way/);
    await endAll();
  });

  it("is paused, goes on and is cancelled by a press; each answer is the card as it then stands", async () => {
    const { talk } = await talking();
    const press = async (kind: "bulk.pause" | "bulk.go-on" | "bulk.cancel") =>
      textOf((await talk.say<typeof kind>({ kind, batchId })).card);
    assert.match(await press("bulk.pause"), /Paused: /);
    assert.match(await press("bulk.pause"), /Paused: /);
    assert.match(await press("bulk.go-on"), /Working: /);
    assert.match(await press("bulk.cancel"), /Nothing done: 0 of 12 done, 12 were left out/);
  });

  it("over: pages, only those with trouble, CSV", async () => {
    const { show, endAll } = await talking();
    await endAll();
    assert.match(textOf((await show()).card), /Partial: 11 of 12 done[^]*1 to 10 of 12/);
    assert.match(textOf((await show({ page: 1 })).card), /11 to 12 of 12/);
    assert.match(textOf((await show({ filter: "trouble" })).card), /1 to 1 of 1 with trouble/);
    assert.match(textOf((await show({ asCsv: true })).card), /Result as CSV[^]*"user","address"/);
  });

  it("an answer is the operator's own, in their own chat, and keeps the batch's card", async () => {
    const { show } = await talking();
    const { personal, batchId: of, watches, note } = await show();
    assert.deepEqual([personal, of, watches], [true, batchId, undefined]);
    assert.ok(note);
    const words = textOf(note);
    assert.match(words, /working[^]*12 people, 2 customers[^]*0 of 12 done/);
    assert.doesNotMatch(words, /Person Number/);
  });

  it("somebody else who may reset there watches; who may not is refused, whatever they press", async () => {
    const { desk, talk } = await talking();
    const command = { kind: "bulk.show", batchId, filter: "all", page: 0, asCsv: false } as const;
    for (const kind of ["bulk.pause", "bulk.go-on", "bulk.cancel"] as const) {
      await assert.rejects(talk.say<typeof kind>({ kind, batchId }, { operator: ravi }), { code: "desk-role-missing" });
    }
    await assert.rejects(talk.say<"bulk.show">(command, { operator: ravi }), { code: "desk-role-missing" });
    const customers = { Contoso: "tenant-0", Fabrikam: "tenant-1" };
    const roles = [{ role: "AuthenticationMethodsWriter", members: [{ user: "ravi" }], customers: ["*"] }] as const;
    desk.file.access = { ...desk.file.access, customers, roles };
    const reply = await talk.say<"bulk.show">(command, { operator: ravi });
    assert.equal(reply.watches, true);
  });

  it("a batch that nobody confirmed or made is unknown", async () => {
    const { talk } = await talking();
    await assert.rejects(talk.say<"bulk.pause">({ kind: "bulk.pause", batchId: "another" }), { code: "card-unknown" });
  });

  it("few people are no bulk: their own card shows them", async () => {
    const few = await talking(10);
    assert.equal(await showBulk(few.desk.bulks, ask, batchId), undefined);
    const many = await talking(11);
    assert.match(textOf((await showBulk(many.desk.bulks, ask, batchId))?.card ?? assert.fail()), /11 people/);
  });
});
