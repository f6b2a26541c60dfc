import type { Page } from "playwright-core";

/** The pictures of the README come from these tests, when they are run as `npm run docs:pictures`. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env["PICTURES"] === "write") await page.screenshot({ path: `docs/pictures/${name}.png` });
}
