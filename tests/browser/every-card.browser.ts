import { cardSamples } from "../support/card-samples.ts";
import { checkAccessible } from "./check-accessible.ts";
import { sharedDemo } from "./shared-demo.ts";

describe("every card, drawn by the chat page", () => {
  const shared = sharedDemo();

  for (const [theme, width] of [
    ["light", 720],
    ["dark", 320],
  ] as const) {
    it(`has no serious fault, ${theme}, ${width} pixels wide`, async () => {
      const page = await shared.browser.newPage({ viewport: { width, height: 800 } });
      await page.goto(`${shared.demo.url}/?theme=${theme}`);
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
