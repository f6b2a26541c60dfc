import assert from "node:assert/strict";
import { type AtTheDesk, atTheDesk, changesOf, wordsOf } from "../support/at-the-desk.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";
import { viewOn } from "../support/view-on.ts";

describe("the first way: from the list of users", () => {
  const shared = sharedHelpdesk();
  let olivia: AtTheDesk;
  beforeEach(() => {
    olivia = atTheDesk(shared.desk, "olivia");
  });

  async function list(text = "users") {
    await olivia.say(text);
    return olivia.sees(/Users Customers: +Northwind/);
  }

  it("search, tick one, search again, tick another, reset, confirm, outcome, and back to the list", async () => {
    const card = await list();
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
    assert.match(wordsOf(outcome), /1\. Paula Phone, Northwind[^]*2\. Alice Anders, Northwind/);
    await olivia.press(card, "view.show");
    await olivia.becomes(card, /2 selected: Paula Phone; Alice Anders\./);
  });

  it("ticks survive paging, both ways, and can be taken away on their own page", async () => {
    const card = await list();
    await olivia.press(card, "list.next", { "tick-1": "true" });
    await olivia.becomes(card, /11 to 20 of \d+ people[^]*1 selected: Alice Anders\./);
    await olivia.press(card, "list.next", { "tick-0": "true" });
    await olivia.becomes(card, /21 to 30 of \d+ people[^]*2 selected: Alice Anders; /);
    await olivia.press(card, "list.previous");
    await olivia.becomes(card, /11 to 20 [^]*2 selected: Alice Anders; /);
    await olivia.press(card, "list.previous");
    const first = await olivia.becomes(card, /1 to 10 [^]*2 selected: Alice Anders; /);
    assert.doesNotMatch(wordsOf(first), /Previous/);
    await olivia.press(card, "list.next", { "tick-1": "false" });
    await olivia.becomes(card, /11 to 20 [^]*1 selected: (?!Alice Anders)/);
    await olivia.press(card, "list.untick");
    await olivia.becomes(card, /Tick people, then press:/);
  });

  it("a typed search opens the list with it, in the named customer where one is named", async () => {
    await list("users paula");
    await olivia.say("users alice in Contoso");
    const there = await olivia.sees(/Users Customers: +Contoso/);
    assert.match(wordsOf(there), /Alice Archer[^]*1 to 1 of 1 person/);
  });

  it("nobody ticked: a sentence on the list, and nothing else", async () => {
    const card = await list();
    await olivia.press(card, "list.reset");
    await olivia.becomes(card, /Select at least one person first\./);
    assert.deepEqual(changesOf(shared.desk), []);
  });

  it("a reader sees the people and no action, with the reason", async () => {
    const ravi = atTheDesk(shared.desk, "ravi");
    await ravi.say("users paula");
    const card = await ravi.sees(/Users Customers: +Northwind/);
    const words = wordsOf(card);
    assert.match(words, /Paula Phone/);
    assert.match(words, /Northwind : you need the desk role Microsoft Entra ID Authentication Methods Writer/);
    assert.doesNotMatch(words, /Reset all multi-factor|Revoke sessions|Select |Go on without/);
    // Pressed all the same: everybody is judged again, and refused.
    const { view, version } = viewOn(card);
    const data = { view, version, list: "users", "tick-0": "true" };
    await ravi.pressForged(card, "list.reset", data);
    await ravi.becomes(card, /Desk role: you need Microsoft Entra ID Authentication Methods Writer/);
    assert.deepEqual(changesOf(shared.desk), []);
  });

  it("somebody without any role sees nobody", async () => {
    const umar = atTheDesk(shared.desk, "umar");
    await umar.say("users");
    await umar.sees(/You have no desk role for this/);
    const asked = shared.desk.microsoft.requests.all().filter(({ path }) => /\/users\?/.test(path));
    assert.deepEqual(asked, []);
  });

  it("another operator's list, another conversation's, an older card, a forged one: a sentence or the list as it is", async () => {
    const card = await list();
    const on = viewOn(card);
    const priya = atTheDesk(shared.desk, "priya");
    await priya.say("help");
    const hers = await priya.sees(/reset MFA for/i);
    await priya.pressForged(hers, "list.next", on);
    assert.match(priya.noteOf(hers), /This card is not yours/);
    for (const data of [
      { ...on, view: "0".repeat(32) },
      { ...on, version: "0" },
      { ...on, list: "methods" },
      { ...on, list: "other" },
      {},
    ]) {
      await olivia.pressForged(card, "list.next", data);
      assert.match(olivia.noteOf(card), /This card can't be used/, JSON.stringify(data));
    }
    await olivia.press(card, "list.next");
    await olivia.becomes(card, /11 to 20/);
    await olivia.pressForged(card, "list.next", on);
    await olivia.becomes(card, /This list had changed since[^]*11 to 20/);
    await olivia.pressForged(card, "list.open", { ...on, position: "0" });
    await olivia.becomes(card, /This list had changed since[^]*11 to 20/);
  });
});
