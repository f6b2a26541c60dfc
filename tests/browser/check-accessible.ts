import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const axePath = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

interface Found {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

/** No serious or critical fault in what is on the page now. Axe is run beside the page's own scripts, whose policy stays as it is. */
export async function checkAccessible(page: Page, where: string): Promise<void> {
  await page.evaluate(await readFile(axePath, "utf8"));
  const violations = await page.evaluate<readonly Found[]>("axe.run().then(({ violations }) => violations)");
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  const told = serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
  assert.deepEqual(told, [], `axe-core at ${where}`);
}
