import assert from "node:assert/strict";
import { noticeCard } from "../../cards/notice-card.ts";
import { createCustomersDialogs } from "../../dialogs/customers.ts";
import type { Asked } from "../../dialogs/dialog.ts";
import { allWordsOf } from "../support/all-words-of.ts";
import { anOperator } from "../support/builders/people.ts";
import { conversationId } from "../support/fakes/a-desk.ts";
import { aProvider, fabrikam, litware } from "../support/fakes/a-provider.ts";

const asked = { operator: anOperator(), conversationId };

function talk() {
  const desk = aProvider();
  const comeBack = (_asked: Asked, then: string) =>
    Promise.resolve({ card: noticeCard({ title: then, text: "" }), personal: true });
  return { desk, dialogs: createCustomersDialogs(desk.customers.verbs, comeBack) };
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
