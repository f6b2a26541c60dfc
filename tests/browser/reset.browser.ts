import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { checkAccessible } from "./check-accessible.ts";
import { openBrowser } from "./open-browser.ts";
import { picture } from "./picture.ts";
import { type Demo, startDemo } from "./start-demo.ts";

/** In a channel it invites to mention the bot instead. */
const composeBox = { name: /^(Type a message|Start a post)$/ };

interface Chat {
  readonly person?: string;
  readonly chat?: string;
  readonly theme?: "light" | "dark";
  readonly width?: "wide" | "phone";
}

describe("reset MFA for alice, in a browser", () => {
  let demo: Demo;
  let browser: Browser;
  let page: Page;

  before(async () => {
    demo = await startDemo();
    browser = await openBrowser();
  });
  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 1180, height: 1000 } });
  });
  afterEach(() => page.close());
  after(async () => {
    await browser.close();
    assert.equal(await demo.interrupt(), 0, "Ctrl-C ends it cleanly");
  });

  async function open({ person = "olivia", chat = "personal", theme = "light", width = "wide" }: Chat = {}) {
    await page.goto(`${demo.url}/?person=${person}&chat=${chat}&theme=${theme}&width=${width}`);
    await page.getByRole("textbox", composeBox).waitFor();
  }
  async function say(text: string) {
    const box = page.getByRole("textbox", composeBox);
    await box.click();
    await box.pressSequentially(text);
    await box.press("Enter");
  }
  const heading = (name: RegExp) => page.getByRole("heading", { name }).last();
  const button = (name: RegExp) => page.getByRole("button", { name }).last();

  it("leads from the sentence over sign-in, summary and Confirm to the outcome; then there is nothing to reset", async () => {
    await open();
    await say("reset MFA for alice");
    await page.getByText("Signed in as Olivia Operator").waitFor();
    await button(/^Confirm: Alice Anders, Northwind$/).waitFor();
    await checkAccessible(page, "the summary");
    await picture(page, "summary");
    await button(/^Confirm: Alice Anders/).click();
    await heading(/^Complete: all 5 gone, checked/).waitFor();
    assert.equal(
      await page.getByRole("button", { name: /^(Confirm|Cancel)/ }).count(),
      0,
      "used cards have no buttons",
    );
    await checkAccessible(page, "the outcome");
    await picture(page, "outcome");
    await say("reset MFA for alice");
    await heading(/nothing to reset/i).waitFor();
    await checkAccessible(page, "nothing to reset");
  });

  it("is readable on a phone in the dark", async () => {
    await open({ theme: "dark", width: "phone" });
    await say("reset MFA for max because stolen ticket INC-1042");
    await button(/^Confirm: Max Many/).waitFor();
    await checkAccessible(page, "the summary on a dark phone");
    await picture(page, "phone");
    await button(/^Cancel$/).click();
    await heading(/cancelled/i).waitFor();
  });

  it("goes on in the personal chat when asked for in the channel, which sees name, customer and counts only", async () => {
    await open({ chat: "channel" });
    await say("@MFA");
    await page.keyboard.press("Enter");
    await page.keyboard.type("reset MFA for bea");
    await page.keyboard.press("Enter");
    await page
      .getByText(/Bea Backup/)
      .first()
      .waitFor();
    await checkAccessible(page, "the channel");
    assert.equal(await page.getByRole("button", { name: /^Confirm/ }).count(), 0);
    await picture(page, "channel");
    await open();
    await button(/^Confirm: Bea Backup/).click();
    await heading(/^Complete: all 3 gone/).waitFor();
  });

  it("offers the people when a name is not enough, and says who may not", async () => {
    await open();
    await say("reset MFA for anders");
    await page.getByText("Anders Berg").last().waitFor();
    await checkAccessible(page, "the choice");
    await picture(page, "choice");
    await open({ person: "ravi" });
    await say("reset MFA for paula");
    await page
      .getByText(/desk role/i)
      .last()
      .waitFor();
    await checkAccessible(page, "a denial");
  });

  it("writes no token into its log", async () => {
    assert.doesNotMatch(await readFile(demo.logPath, "utf8"), /eyJ/);
  });
});
