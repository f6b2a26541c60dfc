import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import type { ChatPage } from "./chat-page.ts";
import { checkAccessible } from "./check-accessible.ts";
import { picture } from "./picture.ts";
import { sharedDemo } from "./shared-demo.ts";

describe("reset MFA for alice, in a browser", () => {
  const shared = sharedDemo();
  let chat: ChatPage;

  beforeEach(async () => {
    chat = await shared.openChat();
  });
  afterEach(() => chat.page.close());

  it("leads from the sentence over sign-in, summary and Confirm to the outcome; then there is nothing to reset", async () => {
    await chat.open();
    await chat.say("reset MFA for alice");
    await chat.page.getByText("Signed in as Olivia Operator").waitFor();
    await chat.button(/^Confirm: Alice Anders, Northwind$/).waitFor();
    await checkAccessible(chat.page, "the summary");
    await picture(chat.page, "summary");
    await chat.button(/^Confirm: Alice Anders/).click();
    await chat.heading(/^Complete: all 5 gone, checked/).waitFor();
    assert.equal(
      await chat.page.getByRole("button", { name: /^(Confirm|Cancel)/ }).count(),
      0,
      "used cards have no buttons",
    );
    await checkAccessible(chat.page, "the outcome");
    await picture(chat.page, "outcome");
    await chat.say("reset MFA for alice");
    await chat.heading(/nothing to reset/i).waitFor();
    await checkAccessible(chat.page, "nothing to reset");
  });

  it("is readable on a phone in the dark", async () => {
    await chat.open({ theme: "dark", width: "phone" });
    await chat.say("reset MFA for max because stolen ticket INC-1042");
    await chat.button(/^Confirm: Max Many/).waitFor();
    await checkAccessible(chat.page, "the summary on a dark phone");
    await picture(chat.page, "phone");
    await chat.button(/^Cancel$/).click();
    await chat.heading(/cancelled/i).waitFor();
  });

  it("goes on in the personal chat when asked for in the channel, which sees name, customer and counts only", async () => {
    await chat.open({ chat: "channel" });
    // The people list opens at the @; Enter takes its first entry.
    await chat.page.locator("#compose-main").pressSequentially("@MFA");
    await chat.page.keyboard.press("Enter");
    await chat.page.keyboard.type("reset MFA for bea");
    await chat.page.keyboard.press("Enter");
    await chat.page
      .getByText(/Bea Backup/)
      .first()
      .waitFor();
    await checkAccessible(chat.page, "the channel");
    assert.equal(await chat.page.getByRole("button", { name: /^Confirm/ }).count(), 0);
    await picture(chat.page, "channel");
    await chat.open();
    await chat.button(/^Confirm: Bea Backup/).click();
    await chat.heading(/^Complete: all 2 gone, checked/).waitFor();
  });

  it("offers the people when a name is not enough, and says who may not", async () => {
    await chat.open();
    await chat.say("reset MFA for anders");
    await chat.page.getByText("Anders Berg").last().waitFor();
    await checkAccessible(chat.page, "the choice");
    await picture(chat.page, "choice");
    await chat.open({ person: "ravi" });
    await chat.say("reset MFA for paula");
    await chat.page
      .getByText(/desk role/i)
      .last()
      .waitFor();
    await checkAccessible(chat.page, "a denial");
  });

  it("writes no token into its log", async () => {
    assert.doesNotMatch(await readFile(shared.demo.logPath, "utf8"), /eyJ/);
  });
});
