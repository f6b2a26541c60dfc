import assert from "node:assert/strict";
import { atTheDesk, changesOf, wordsOf } from "../support/at-the-desk.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

describe("the first way: from the list of users", () => {
  const shared = sharedHelpdesk();

  async function list(text = "users") {
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say(text);
    return { olivia, card: await olivia.sees(/Users Customers: +Northwind/) };
  }

  it("search, tick one, search again, tick another, reset, confirm, outcome, and back to the list", async () => {
    const { olivia, card } = await list();
    await olivia.press(card, "list.search", { find: "paula", filter: "all" });
    const paula = await olivia.becomes(card, /1 to 1 of 1 person/);
    assert.match(wordsOf(paula), /Paula Phone/);
    await olivia.press(card, "list.search", { "tick-0": "true", find: "alice", filter: "members" });
    const alice = await olivia.becomes(card, /1 selected: Paula Phone\./);
    assert.match(wordsOf(alice), /Alice Anders/);
    await olivia.press(card, "list.reset", { "tick-0": "true" });
    await olivia.becomes(card, /Reset MFA for 2 people\?/);
    await olivia.press(card, "reset.confirm");
    const outcome = await olivia.becomes(card, /2 people: 2 complete/);
    assert.equal(changesOf(shared.desk).length, 6);
    assert.match(wordsOf(outcome), /1\. Paula Phone, Northwind.*2\. Alice Anders, Northwind/s);
    await olivia.press(card, "view.show");
    await olivia.becomes(card, /2 selected: Paula Phone; Alice Anders\./);
  });
});
