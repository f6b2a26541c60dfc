import assert from "node:assert/strict";
import { type AtTheDesk, atTheDesk, changesOf, wordsOf } from "../support/at-the-desk.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

describe("the third way: from the list of authentication methods", () => {
  const shared = sharedHelpdesk();
  let who: AtTheDesk;

  it("without a role for the report it says so and reads person by person; filter, tick, reset, outcome", async () => {
    who = atTheDesk(shared.desk, "olivia");
    await who.say("methods paula");
    const card = await who.sees(/Authentication methods Customers: +Northwind/);
    const words = wordsOf(card);
    assert.match(
      words,
      /Read person by person\.[^]*Northwind : Microsoft's report needs the Entra role Reports Reader/,
    );
    assert.match(words, /Paula Phone[^]*Registered : mobile [^]*Prefers: text message/);
    await who.press(card, "list.search", { find: "paula", filter: "phone-only" });
    await who.becomes(card, /1 to 1[^]*Read at/);
    await who.press(card, "list.reset", { "tick-0": "true" });
    await who.becomes(card, /Confirm: Paula Phone, Northwind/);
    await who.press(card, "reset.confirm");
    await who.becomes(card, /Complete: the 1 method is gone/);
    assert.equal(changesOf(shared.desk).length, 1);
    await who.press(card, "view.show");
    await who.becomes(card, /1 selected: Paula Phone/);
    await who.press(card, "list.refresh");
    await who.becomes(card, /No user matches/);
  });

  it("with the report: filtered by the service, its age said, and a row opens that person's methods", async () => {
    who = atTheDesk(shared.desk, "ravi");
    await who.say("authentication methods");
    const card = await who.sees(/Authentication methods Customers: +Northwind/);
    assert.match(
      wordsOf(card),
      /1 to 10[^]*Read at \d\d:\d\d UTC, just now\. Microsoft's report can lag hours behind\./,
    );
    assert.doesNotMatch(wordsOf(card), /Read person by person/);
    await who.press(card, "list.search", { find: "", filter: "not-registered" });
    const none = wordsOf(await who.becomes(card, /Not registered [^]*1 to/));
    assert.doesNotMatch(none, /Registered :/);
    await who.press(card, "list.search", { find: "paula", filter: "all" });
    await who.becomes(card, /1 to 1 /);
    await who.pressTitle(card, "Paula Phone: details 1");
    await who.becomes(card, /Authentication methods: Paula Phone[^]*Phone \(mobile\)/);
  });
});
