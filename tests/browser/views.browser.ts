import assert from "node:assert/strict";
import type { ChatPage } from "./chat-page.ts";
import { checkAccessible } from "./check-accessible.ts";
import { picture } from "./picture.ts";
import { sharedDemo } from "./shared-demo.ts";

describe("the views, in a browser", () => {
  const shared = sharedDemo();
  let chat: ChatPage;

  beforeEach(async () => {
    chat = await shared.openChat();
  });
  afterEach(() => chat.page.close());

  const reset = /^Reset all multi-factor authentications$/;

  it("first way: from the user list; ticks survive paging and searching", async () => {
    await chat.open();
    await chat.say("users");
    await chat.box(/^Select Alice Anders$/).check();
    await checkAccessible(chat.page, "the user list");
    await picture(chat.page, "users");
    await chat.button(/^Next$/).click();
    await chat.page.getByText("1 selected").last().waitFor();
    await chat.page
      .getByText(/^11 to 20 of/)
      .last()
      .waitFor();
    await chat.page
      .getByRole("textbox", { name: /begins with/i })
      .last()
      .fill("zoë");
    await chat.button(/^Search$/).click();
    await chat.box(/^Select Zoë/).check();
    await chat.button(reset).click();
    await chat.button(/^Confirm: 2 people, 1 customer$/).waitFor();
    await checkAccessible(chat.page, "a summary of two");
    await picture(chat.page, "summary-of-two");
    await chat.button(/^Confirm: 2 people/).click();
    await chat.heading(/^2 people: 2 complete$/).waitFor();
  });

  it("second way: from the details of a user, on either tab", async () => {
    await chat.open();
    await chat.say("user bea");
    await chat.heading(/^Bea Backup/).waitFor();
    await checkAccessible(chat.page, "details, summary");
    await chat.button(/^Authentication methods$/).click();
    await chat.page
      .getByText(/alternate mobile/)
      .last()
      .waitFor();
    await checkAccessible(chat.page, "details, methods");
    await picture(chat.page, "user-methods");
    await chat.button(reset).click();
    await chat.button(/^Confirm: Bea Backup/).click();
    await chat.heading(/^Complete/).waitFor();
  });

  it("third way: from the authentication methods, on a phone in the dark", async () => {
    await chat.open({ person: "priya", theme: "dark", width: "phone" });
    await chat.say("methods otto");
    await chat.box(/^Select Otto Oath$/).check();
    await checkAccessible(chat.page, "the methods list");
    await picture(chat.page, "methods-phone");
    await chat.button(reset).click();
    await chat.button(/^Confirm: Otto Oath/).click();
    await chat.heading(/^Complete/).waitFor();
  });

  it("works over several customers, and shows an action only where it applies to all of them", async () => {
    await chat.open();
    await chat.say("customers");
    await chat.box(/^Contoso/).check();
    await checkAccessible(chat.page, "the customers");
    await picture(chat.page, "customers");
    await chat.button(/^Apply$/).click();
    await chat.page
      .getByText(/Northwind.*Contoso/)
      .last()
      .waitFor();
    await chat.say("reset MFA for alice");
    await chat.page
      .getByText(/Alice Archer/)
      .last()
      .waitFor();
    await chat.say("reset MFA for alice in Contoso");
    await chat.button(/^Confirm: Alice Archer, Contoso$/).waitFor();
    await chat.open({ person: "ravi" });
    await chat.say("users");
    await chat
      .box(/^Select Alice Anders$/)
      .or(chat.page.getByText("Alice Anders").last())
      .first()
      .waitFor();
    assert.equal(await chat.page.getByRole("button", { name: reset }).count(), 0);
    await chat.button(/^Why/).click();
    await chat.page
      .getByText(/desk role/i)
      .last()
      .waitFor();
    await checkAccessible(chat.page, "why something is missing");
  });

  it("a customer in which a role is missing: no action, the reason, and the way on without it", async () => {
    await chat.open();
    await chat.say("customers");
    // An earlier story's selector is still above, with the same boxes; it says "Commands now work in".
    await chat.page
      .getByText(/^Commands work in/)
      .last()
      .waitFor();
    await chat.box(/^Litware/).check();
    await chat.button(/^Apply$/).click();
    await chat.page
      .getByText(/Commands now work in.*Litware/)
      .last()
      .waitFor();
    await chat.say("users max");
    await chat.button(/^Why is something missing/).click();
    await chat.page
      .getByText(/Litware: you need the Entra role Authentication Administrator/)
      .last()
      .waitFor();
    assert.equal(await chat.page.getByRole("button", { name: reset }).count(), 0);
    await checkAccessible(chat.page, "why an action is missing");
    await chat.button(/^Go on without Litware$/).click();
    await chat.box(/^Select Max Many$/).check();
    await chat.button(reset).click();
    await chat.button(/^Confirm: Max Many, Northwind$/).waitFor();
  });
});
