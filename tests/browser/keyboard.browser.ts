import assert from "node:assert/strict";
import type { ChatPage } from "./chat-page.ts";
import { sharedDemo } from "./shared-demo.ts";

/** More steps than any card has. */
const mostSteps = 60;

describe("with the keyboard alone, in a browser", () => {
  const shared = sharedDemo();
  let chat: ChatPage;

  beforeEach(async () => {
    chat = await shared.openChat();
  });
  afterEach(() => chat.page.close());

  const focused = () =>
    chat.page.evaluate<string>(
      "document.activeElement.labels?.[0]?.innerText ?? document.activeElement.getAttribute('aria-label') ?? document.activeElement.innerText",
    );
  const isOnACard = () => chat.page.evaluate<boolean>("document.activeElement.closest('.cards') !== null");

  /** Steps forward, or back, until what is named so has the focus. */
  async function goTo(name: RegExp, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
    const seen: string[] = [];
    for (let step = 0; step < mostSteps; step += 1) {
      const here = await focused();
      if (name.test(here)) return;
      seen.push(here.slice(0, 40));
      await chat.page.keyboard.press(key);
    }
    assert.fail(`${String(name)} was never reached, but: ${seen.join(" | ")}`);
  }

  it("tick, reset, confirm: after each press the focus is on the card that answers", async () => {
    const { keyboard } = chat.page;
    await chat.open({ person: "priya" });
    await keyboard.press("Tab");
    await goTo(/^Type a message$/);
    await keyboard.type("users bea");
    await keyboard.press("Enter");
    await chat.box(/^Select Bea Backup$/).waitFor();
    await goTo(/^Select Bea Backup$/, "Shift+Tab");
    await keyboard.press("Space");
    await goTo(/^Reset all multi-factor authentications$/);
    await keyboard.press("Enter");
    await chat.button(/^Confirm: Bea Backup/).waitFor();
    assert.ok(await isOnACard(), `the focus is on: ${await focused()}`);
    await goTo(/^Confirm: Bea Backup/);
    await keyboard.press("Enter");
    await chat.heading(/^Complete: all 2 gone/).waitFor();
    assert.ok(await isOnACard(), `the focus is on: ${await focused()}`);
    await goTo(/^Text for the ticket$/);
  });
});
