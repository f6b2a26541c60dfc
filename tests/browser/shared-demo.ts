import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { type ChatPage, openChatPage } from "./chat-page.ts";
import { openBrowser } from "./open-browser.ts";
import { type Demo, startDemo } from "./start-demo.ts";

/** One demo and one browser for the stories of a describe: started before the first, ended after the last. */
export function sharedDemo() {
  let demo: Demo | undefined;
  let browser: Browser | undefined;
  const started = () => {
    if (!demo || !browser) throw new Error("The demo runs from the first story on, not before.");
    return { demo, browser };
  };
  before(async () => {
    demo = await startDemo();
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    assert.equal(await demo?.interrupt(), 0, "Ctrl-C ends it cleanly");
  });
  return {
    get demo(): Demo {
      return started().demo;
    },
    get browser(): Browser {
      return started().browser;
    },
    openChat: (): Promise<ChatPage> => openChatPage(started().browser, started().demo),
  };
}
