import assert from "node:assert/strict";
import { noticeCard } from "../../cards/notice-card.ts";
import { Problem } from "../../core/problem.ts";
import type { SearchCommand } from "../../core/search-command.ts";
import { createCustomersDialogs } from "../../dialogs/customers.ts";
import type { Asked } from "../../dialogs/dialog.ts";
import { allWordsOf } from "../support/all-words-of.ts";
import { anOperator } from "../support/builders/people.ts";
import { conversationId, noDetails } from "../support/fakes/a-desk.ts";
import { aProvider, fabrikam, litware } from "../support/fakes/a-provider.ts";
import { memoryWaitingSearches } from "../support/fakes/memory-waiting-searches.ts";

const asked = { operator: anOperator(), conversationId };

const wanted = { whole: "alice", parts: [{ by: "name", value: "alice" }] } as const;
const resetAlice = { kind: "reset.start", wanted, details: noDetails } as const;

function talk() {
  const desk = aProvider();
  const comeBack = (_asked: Asked, then: string) =>
    Promise.resolve(then === "view-gone" ? undefined : { card: noticeCard({ title: then, text: "" }), personal: true });
  const waiting = memoryWaitingSearches();
  const looked: SearchCommand[] = [];
  const faults: Problem[] = [];
  const look = (_asked: Asked, command: SearchCommand) => {
    const fault = faults.pop();
    if (fault) return Promise.reject(fault);
    looked.push(command);
    return Promise.resolve({ card: noticeCard({ title: "the summary", text: "" }), personal: true });
  };
  const searches = { "reset.start": look, elsewhere: look, user: look, users: look, methods: look };
  const dialogs = createCustomersDialogs({ ...desk.customers.verbs, waiting }, { comeBack, searches });
  return { desk, dialogs, waiting, looked, faults };
}

describe("dialogs/customers", () => {
  it("shows the selector, for its operator alone", async () => {
    const { dialogs } = talk();
    const { card, personal } = await dialogs.customers(asked, { kind: "customers" });
    assert.ok(personal);
    assert.match(allWordsOf(card), /Commands work in:\s+Contoso[^]*Contoso \(your own\): ready[^]*Fabrikam: ready/);
  });
  it("a search and ticks that were not applied come back as they were, with the way back", async () => {
    const { dialogs } = talk();
    const command = { kind: "customers", search: "lit", ticked: [fabrikam], then: "view-0001" } as const;
    const { card } = await dialogs.customers(asked, command);
    const sent = JSON.stringify(card);
    assert.match(sent, new RegExp(`"kept":"${fabrikam}","then":"view-0001"`));
    assert.match(allWordsOf(card), /Also ticked: 1 customer not shown here/);
  });
  it("applies a choice and says where commands work now", async () => {
    const { desk, dialogs } = talk();
    const command = { kind: "customers.apply", selected: [fabrikam, litware] } as const;
    const { card } = await dialogs["customers.apply"](asked, command);
    assert.match(allWordsOf(card), /Done\. Commands now work in:\s+Fabrikam, Litware/);
    const { customers } = await desk.customers.selection.of(asked.operator);
    assert.equal(customers.length, 2);
  });
  it("a choice made from a view leads back to it", async () => {
    const { desk, dialogs } = talk();
    const command = { kind: "customers.apply", selected: [litware], then: "view-0001" } as const;
    const { card } = await dialogs["customers.apply"](asked, command);
    assert.match(allWordsOf(card), /view-0001/);
    assert.equal((await desk.customers.selection.of(asked.operator)).customers[0]?.name, "Litware");
  });
  it("shows the search that waits, and goes on with it by itself, once", async () => {
    const { desk, dialogs, waiting, looked } = talk();
    const then = await waiting.keep(asked, resetAlice);
    const shown = await dialogs.customers(asked, { kind: "customers", search: "lit", then });
    assert.match(allWordsOf(shown.card), /Then:\s+reset MFA for alice/);
    const { card } = await dialogs["customers.apply"](asked, { kind: "customers.apply", selected: [litware], then });
    assert.match(allWordsOf(card), /the summary/);
    assert.deepEqual(looked, [resetAlice]);
    assert.equal((await desk.customers.selection.of(asked.operator)).customers[0]?.name, "Litware");
    assert.equal(await waiting.find(asked, then), undefined);
  });
  it("keeps it where a sign-in stands before it: Apply comes again after that", async () => {
    const { dialogs, waiting, looked, faults } = talk();
    const apply = {
      kind: "customers.apply",
      selected: [litware],
      then: await waiting.keep(asked, resetAlice),
    } as const;
    faults.push(new Problem("sign-in-needed"));
    await assert.rejects(dialogs["customers.apply"](asked, apply), { code: "sign-in-needed" });
    await dialogs["customers.apply"](asked, apply);
    assert.equal(looked.length, 1);
  });
  it("goes on with nothing but what this card showed, in this conversation, for this operator", async () => {
    const { dialogs, waiting, looked } = talk();
    const then = await waiting.keep(asked, resetAlice);
    const apply = { kind: "customers.apply", selected: [litware], then } as const;
    await dialogs["customers.apply"]({ ...asked, conversationId: "elsewhere" }, apply);
    await waiting.keep(asked, { kind: "users" });
    await dialogs["customers.apply"](asked, apply);
    assert.deepEqual(looked, []);
  });
  it("says that what should go on is gone", async () => {
    const { dialogs } = talk();
    const command = { kind: "customers.apply", selected: [litware], then: "view-gone" } as const;
    const { card } = await dialogs["customers.apply"](asked, command);
    assert.match(allWordsOf(card), /Done\. Commands now work in:\s+Litware[^]*forgotten by now: please say it again/);
  });
  it("checks one again and keeps the ticks", async () => {
    const { desk, dialogs } = talk();
    const command = { kind: "customers.check-again", tenantId: litware, ticked: [litware] } as const;
    const { card } = await dialogs["customers.check-again"](asked, command);
    assert.ok(desk.world.fresh.includes(litware));
    assert.match(JSON.stringify(card), new RegExp(`"value":"${litware}","isMultiSelect"|"value":"${litware}"`));
  });
  it("a customer that wants a sign-in of its own: asked for at once", async () => {
    const { desk, dialogs } = talk();
    desk.world.shut.set(litware, "sign-in-needed");
    const command = { kind: "customers.check-again", tenantId: litware, ticked: [] } as const;
    await assert.rejects(dialogs["customers.check-again"](asked, command), { code: "sign-in-needed" });
  });
});
