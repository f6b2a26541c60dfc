import type { Browser } from "playwright-core";
import { cardSamples } from "../support/card-samples.ts";
import { checkAccessible } from "./check-accessible.ts";
import { openBrowser } from "./open-browser.ts";
import { type Demo, startDemo } from "./start-demo.ts";

describe("every card, drawn by the chat page", () => {
  let demo: Demo;
  let browser: Browser;

  before(async () => {
    demo = await startDemo();
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await demo.interrupt();
  });

  for (const [theme, width] of [
    ["light", 720],
    ["dark", 320],
  ] as const) {
    it(`has no serious fault, ${theme}, ${width} pixels wide`, async () => {
      const page = await browser.newPage({ viewport: { width, height: 800 } });
      await page.goto(`${demo.url}/?theme=${theme}`);
      await page.locator("body[data-ready]").waitFor();
      // Alone on the page, so that axe-core judges the card and is quick.
      const empty = `document.body.innerHTML = '<main><h1 hidden>Card</h1><div class="card" id="card"></div></main>'`;
      await page.evaluate(empty);
      for (const { of, when, card } of cardSamples()) {
        const draw = `renderCard(${JSON.stringify(card)}, { theme: "${theme}", onPress() {} })`;
        await page.evaluate(
          `import("/page/card.js").then(({ renderCard }) => document.getElementById("card").replaceChildren(${draw}))`,
        );
        await checkAccessible(page, `${of}, ${when}`);
      }
      await page.close();
    });
  }
});
