import assert from "node:assert/strict";
import { demoAccess } from "../../emulator/demo/demo-access.ts";
import { groupIds, peopleIds, tenantIds } from "../../emulator/seed/contoso.ts";
import { type AtTheDesk, atTheDesk, changesOf, wordsOf } from "../support/at-the-desk.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

const hours = 60 * 60_000;

/** Olivia may reset in Northwind only, and see people everywhere. */
const writerAtHome = {
  ...demoAccess,
  roles: [
    { role: "UsersReader", members: [{ group: groupIds.helpdesk }], customers: ["*"] },
    { role: "AuthenticationMethodsWriter", members: [{ group: groupIds.helpdesk }], customers: [tenantIds.northwind] },
  ],
};

describe("views over several customers", () => {
  const shared = sharedHelpdesk();
  let olivia: AtTheDesk;
  beforeEach(() => {
    olivia = atTheDesk(shared.desk, "olivia");
  });

  /** In force from the start: the file's watcher takes its time, and this is not about the watcher. */
  async function startWith(access: object): Promise<void> {
    await shared.desk.fresh({ access });
    olivia = atTheDesk(shared.desk, "olivia");
  }

  const selected = (...names: (keyof typeof tenantIds)[]) => names.map((name) => tenantIds[name]).join(",");

  /** Opens the list, presses *Change* and chooses these: the list comes back over them. */
  async function usersIn(...names: (keyof typeof tenantIds)[]) {
    await olivia.say("users alice");
    const card = await olivia.sees(/Users Customers: +Northwind/);
    await olivia.press(card, "customers", { find: "something half typed" });
    await olivia.becomes(card, /Commands work in/);
    await olivia.press(card, "customers.apply", { selected: selected(...names) });
    return olivia.becomes(card, /Users Customers: /);
  }

  /** As if these had been chosen eight hours and a minute ago. */
  function chosenLongAgo(...names: (keyof typeof tenantIds)[]) {
    const at = new Date(Date.now() - 8 * hours - 60_000).toISOString();
    const operator = { tenantId: tenantIds.northwind, objectId: peopleIds.olivia, name: "Olivia Operator" };
    const ids = names.map((name) => tenantIds[name]);
    return shared.desk.store.preferences.set(operator, { customers: { tenantIds: ids, at } });
  }

  it("Change leads to the selector and back to the same list over the union, with a customer column", async () => {
    const card = await usersIn("northwind", "contoso");
    const words = wordsOf(card);
    assert.match(words, /Customers: +Northwind, Contoso/);
    assert.match(words, /alice@northwind\.example · Northwind · [^]*alice@contoso\.com · Contoso · /);
    assert.match(words, /1 to 2 of 2 people/);
    await olivia.press(card, "list.reset", { "tick-0": "true", "tick-1": "true" });
    await olivia.becomes(card, /Confirm: 2 people, 2 customers/);
    await olivia.press(card, "reset.confirm");
    await olivia.becomes(card, /2 people: 2 complete/);
    assert.equal(changesOf(shared.desk).length, 7);
  });

  it("a role that is missing in one of them takes the actions away, names it, and lets one go on without it", async () => {
    await startWith(writerAtHome);
    const card = await usersIn("northwind", "contoso");
    const words = wordsOf(card);
    assert.match(
      words,
      /Why is something missing\?[^]*Contoso : you need the desk role Microsoft Entra ID Authentication Methods Writer/,
    );
    assert.match(words, /Go on without Contoso/);
    assert.doesNotMatch(words, /Reset all multi-factor|Select /);
    await olivia.press(card, "list.leave-out");
    const home = wordsOf(await olivia.becomes(card, /Reset all multi-factor authentications/));
    assert.match(home, /Customers: +Northwind (?!, Contoso)/);
    assert.doesNotMatch(home, /Archer|Why is something missing/);
  });

  it("no way into one of them takes the actions away, too: it is named, and one goes on without it", async () => {
    const card = await usersIn("northwind", "contoso", "litware");
    const words = wordsOf(card);
    assert.match(words, /Litware : you need the Entra role Authentication Administrator/);
    assert.doesNotMatch(words, /Reset all multi-factor|Select /);
    await olivia.press(card, "list.leave-out");
    const left = wordsOf(await olivia.becomes(card, /Reset all multi-factor authentications/));
    assert.match(left, /Customers: +Northwind, Contoso (?!, Litware)/);
  });

  it("a typed command is judged by the target's customer alone", async () => {
    await startWith(writerAtHome);
    await usersIn("northwind", "contoso");
    await olivia.say("reset MFA for alice@northwind.example");
    await olivia.sees(/Confirm: Alice Anders, Northwind/);
    await olivia.say("reset MFA for alice@contoso.com");
    await olivia.sees(/Desk role: you need Microsoft Entra ID Authentication Methods Writer for Contoso/);
  });

  it("a customer that does not answer is named, and the others are shown", async () => {
    const { faults } = shared.desk.microsoft;
    faults.add({ match: { service: "graph", tenantId: tenantIds.contoso, path: "/users" }, answer: { status: 503 } });
    const card = await usersIn("northwind", "contoso", "adatum");
    const words = wordsOf(card);
    assert.match(words, /Adatum : The bot is not approved here/);
    assert.match(words, /Alice Anders/);
  });

  it("a selection older than eight hours is shown again before a view uses it", async () => {
    await usersIn("northwind", "contoso");
    await chosenLongAgo("northwind", "contoso");
    await olivia.say("authentication methods");
    const selector = await olivia.sees(/You chose this more than 8 hours ago/);
    await olivia.press(selector, "customers.apply", { selected: selected("northwind", "contoso") });
    await olivia.becomes(selector, /Authentication methods Customers: +Northwind, Contoso/);
    await olivia.say("users");
    await olivia.sees(/Users Customers: +Northwind, Contoso[^]*1 to 10/);
  });

  it("and before a typed name is searched in it; with their customer somebody is found at once", async () => {
    await usersIn("northwind", "contoso");
    await chosenLongAgo("northwind", "contoso");
    await olivia.say("reset MFA for alice in Northwind");
    await olivia.sees(/Confirm: Alice Anders, Northwind/);
    await olivia.say("reset MFA for alice");
    const selector = await olivia.sees(/You chose this more than 8 hours ago[^]*Then: +reset MFA for alice/);
    await olivia.press(selector, "customers.apply", { selected: selected("northwind", "contoso") });
    await olivia.becomes(selector, /Which one\?[^]*Searched: +Northwind, Contoso/);
  });

  it("and before somebody is recorded out of it", async () => {
    await usersIn("northwind", "contoso");
    await chosenLongAgo("northwind", "contoso");
    await olivia.say("record reset for alice anders");
    const selector = await olivia.sees(/You chose this more than 8 hours ago[^]*Then: +record reset for alice anders/);
    await olivia.press(selector, "customers.apply", { selected: selected("northwind", "contoso") });
    await olivia.becomes(selector, /Record a reset done elsewhere\?[^]*Alice Anders/);
  });

  it("what waits for the selector is forgotten after ten minutes, and that is said", async () => {
    await usersIn("northwind", "contoso");
    await chosenLongAgo("northwind", "contoso");
    await olivia.say("users ali");
    const selector = await olivia.sees(/You chose this more than 8 hours ago[^]*Then: +users ali/);
    shared.desk.later(11 * 60_000);
    await olivia.press(selector, "customers.apply", { selected: selected("northwind", "contoso") });
    await olivia.becomes(selector, /Done\. Commands now work in: +Northwind, Contoso[^]*say it again/);
  });

  it("an old view is gone after eight hours, and says so", async () => {
    const card = await usersIn("northwind");
    shared.desk.later(9 * hours);
    await olivia.press(card, "list.refresh");
    assert.match(olivia.noteOf(card), /This card can't be used/);
  });
});
