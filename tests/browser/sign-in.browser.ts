import assert from "node:assert/strict";
import type { BrowserContext, Page } from "playwright-core";
import { peopleIds } from "../../emulator/seed/contoso.ts";
import { checkAccessible } from "./check-accessible.ts";
import { picture } from "./picture.ts";
import { sharedDemo } from "./shared-demo.ts";

describe("signing in in a window of its own", () => {
  const shared = sharedDemo();
  let context: BrowserContext;
  let page: Page;

  beforeEach(async () => {
    context = await shared.browser.newContext({ viewport: { width: 1180, height: 1000 } });
    page = await context.newPage();
    await page.goto(`${shared.demo.url}/?person=olivia&chat=personal&theme=light&width=wide`);
    // A policy that the client's own token does not satisfy: the button comes.
    const condition = { mfaRequiredFor: [peopleIds.olivia] };
    await page.request.patch(`${shared.demo.url}/_emulator/world`, { data: condition });
  });
  afterEach(() => context.close());

  async function say(text: string): Promise<void> {
    const box = page.getByRole("textbox", { name: /^Type a message$/ });
    await box.click();
    await box.pressSequentially(text);
    await box.press("Enter");
  }
  async function askedToSignIn(text: string): Promise<void> {
    await say(text);
    await page.locator(".sign-in button").last().waitFor();
  }

  it("button, Entra's page, and the window closes by itself while the command goes on", async () => {
    await askedToSignIn("reset MFA for alice");
    const opened = page.waitForEvent("popup");
    await page.locator(".sign-in button").last().click();
    const popup = await opened;
    const closed = popup.waitForEvent("close");
    await popup.getByRole("link", { name: /Olivia Operator/ }).click();
    await closed;
    await page.getByRole("button", { name: /^Confirm: Alice Anders, Northwind$/ }).waitFor();
  });

  for (const colorScheme of ["light", "dark"] as const) {
    it(`without Teams behind it the page stays and shows a code, which can be typed (${colorScheme})`, async () => {
      await page.request.post(`${shared.demo.url}/_emulator/reset`);
      await page.request.patch(`${shared.demo.url}/_emulator/world`, { data: { mfaRequiredFor: [peopleIds.olivia] } });
      await page.reload();
      await say("sign out");
      await page.getByRole("heading", { name: "You are signed out" }).waitFor();
      await askedToSignIn("reset MFA for paula phone");
      const opened = page.waitForEvent("popup");
      await page.locator(".sign-in button").last().click();
      const popup = await opened;
      const link = popup.url();
      await popup.close();

      const alone = await context.newPage();
      await alone.emulateMedia({ colorScheme });
      await alone.setViewportSize({ width: 520, height: 680 });
      await alone.goto(link);
      await alone.getByRole("link", { name: /Olivia Operator/ }).click();
      await alone.getByRole("heading", { name: "You are signed in" }).waitFor();
      assert.doesNotMatch(alone.url(), /code=|state=/);
      await checkAccessible(alone, `the page after a sign-in, ${colorScheme}`);
      await picture(alone, `signed-in-${colorScheme}`);
      const code = (await alone.locator(".code [aria-hidden]").textContent()) ?? "";
      await say(code);
      await page.getByRole("button", { name: /^Confirm: Paula Phone, Northwind$/ }).waitFor();
    });
  }
});
