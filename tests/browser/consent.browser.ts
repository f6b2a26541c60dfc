import type { ChatPage } from "./chat-page.ts";
import { checkAccessible } from "./check-accessible.ts";
import { sharedDemo } from "./shared-demo.ts";

describe("a customer's administrator approves the app, in a browser", () => {
  const shared = sharedDemo();
  let chat: ChatPage;

  before(async () => {
    chat = await shared.openChat();
    await chat.open();
  });

  it("by the link of the selector, to a page of the bot; the check finds the customer ready", async () => {
    await chat.say("customers");
    const opened = chat.page.waitForEvent("popup");
    await chat.page
      .getByRole("link", { name: /^Approval link for Adatum/ })
      .last()
      .click();
    const link = (await opened).url();
    // The administrator's own browser, which knows nothing of the stand-in's certificate authority.
    const theirs = await shared.browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 520, height: 680 } });
    const page = await theirs.newPage();
    await page.goto(link);
    await page.getByRole("link", { name: /Ada Admin/ }).click();
    await page.getByRole("button", { name: "Accept" }).click();
    await page.getByRole("heading", { name: "Approved" }).waitFor();
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await checkAccessible(page, `the page after an approval, ${colorScheme}`);
    }
    await theirs.close();
    await chat
      .button(/^Check Adatum again/)
      .last()
      .click();
    await chat.page
      .getByText(/Adatum.*[Rr]eady/)
      .last()
      .waitFor();
  });
});
