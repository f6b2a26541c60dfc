import assert from "node:assert/strict";
import { targetIds } from "../../emulator/seed/contoso.ts";
import { atTheDesk, changesOf, wordsOf } from "../support/at-the-desk.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

describe("the first way: from the list of users", () => {
  const shared = sharedHelpdesk();

  async function list(text = "users") {
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say(text);
    return { olivia, card: await olivia.sees(/Customers: Northwind/) };
  }

  it("search, tick two, reset, confirm, outcome", async () => {
    const { olivia, card } = await list();
    await olivia.press(card, "list.search", { find: "paula", filter: "all" });
    const found = await olivia.becomes(card, /1 to 1 of 1 person/);
    assert.match(wordsOf(found), /Paula Phone\npaula/);
  });
});
