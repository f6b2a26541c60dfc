import assert from "node:assert/strict";
import { tenantIds } from "../../emulator/seed/contoso.ts";
import type { ChatPage } from "./chat-page.ts";
import { checkAccessible } from "./check-accessible.ts";
import { sharedDemo } from "./shared-demo.ts";

describe("a provider's operator and three customers, in a browser", () => {
  const shared = sharedDemo();
  let chat: ChatPage;

  before(async () => {
    chat = await shared.openChat();
    await chat.open();
  });

  it("Contoso: reset silently, with nothing asked", async () => {
    await chat.say("reset MFA for alice in Contoso");
    await chat.button(/^Confirm: Alice Archer, Contoso$/).click();
    await chat.heading(/^Complete: all 2 gone, checked/).waitFor();
    assert.equal(await chat.page.getByRole("heading", { name: /^Sign in to/ }).count(), 0);
  });

  it("Proseware: its policy asks for a sign-in, at Proseware's own door, and the command goes on", async () => {
    await chat.say("reset MFA for paolo in Proseware");
    await chat.heading(/^Sign in to Proseware$/).waitFor();
    await checkAccessible(chat.page, "a customer's sign-in");
    const opened = chat.page.waitForEvent("popup");
    await chat.button(/^Sign in$/).click();
    const popup = await opened;
    await popup.waitForURL(new RegExp(`/${tenantIds.proseware}/oauth2/v2\\.0/authorize`));
    const closed = popup.waitForEvent("close");
    await popup.getByRole("link", { name: /Olivia Operator/ }).click();
    await closed;
    await chat.button(/^Confirm: Paolo Pen, Proseware$/).click();
    await chat.heading(/^Complete/).waitFor();
  });

  it("Litware: no way in, and why", async () => {
    await chat.say("reset MFA for lars in Litware");
    await chat.heading(/No way into this customer/).waitFor();
    await chat.page
      .getByText(/in no group with delegated administration \(GDAP\) there/)
      .last()
      .waitFor();
    await checkAccessible(chat.page, "no way in");
  });
});
