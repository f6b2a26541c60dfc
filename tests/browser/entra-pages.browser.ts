import assert from "node:assert/strict";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { tenantIds } from "../../emulator/seed/contoso.ts";
import { type Emulator, startEmulator } from "../../emulator/start-emulator.ts";
import { checkAccessible } from "./check-accessible.ts";
import { openBrowser } from "./open-browser.ts";

/** Nothing listens there: where the browser ends up is all that counts. */
const bot = "http://localhost:9";

describe("the pages of the local Entra, in a browser", () => {
  let emulator: Emulator;
  let browser: Browser;
  let page: Page;

  before(async () => {
    const folder = mkdtempSync(join(tmpdir(), "entra-pages-"));
    const ports = { page: 0, entra: 0, graph: 0 };
    emulator = await startEmulator({ folder, ports, botEndpoint: `${bot}/api/messages`, botPublicUrl: bot });
    browser = await openBrowser();
  });
  afterEach(async () => {
    await page.close();
    emulator.world.reset();
  });
  after(async () => {
    await browser.close();
    await emulator.stop();
  });

  const address = (path: string, more: Readonly<Record<string, string>>): string => {
    const { addresses, registrations } = emulator;
    const options = { client_id: registrations.graphAppId, redirect_uri: `${bot}/auth/callback`, state: "s", ...more };
    return `${addresses.page}${path}?${new URLSearchParams(options).toString()}`;
  };
  const authorize = (tenantId: string): string =>
    address(`/${tenantId}/oauth2/v2.0/authorize`, {
      ...{ response_type: "code", scope: "openid", prompt: "login", login_hint: "olivia@northwind.example" },
      ...{ code_challenge: "a".repeat(43), code_challenge_method: "S256" },
    });
  /** What the browser asked of the bot. */
  const arrival = async (act: () => Promise<void>): Promise<URL> => {
    const asked = page.waitForRequest((request) => request.url().startsWith(`${bot}/auth/callback`));
    await act();
    return new URL((await asked).url());
  };

  for (const colorScheme of ["light", "dark"] as const) {
    it(`pick an account, by mouse and by its address, at the width of a phone (${colorScheme})`, async () => {
      page = await browser.newPage({ viewport: { width: 340, height: 640 }, colorScheme });
      await page.goto(authorize(tenantIds.contoso));
      await page.getByRole("heading", { name: "Pick an account" }).waitFor();
      await checkAccessible(page, "the account page");
      const width = await page.evaluate("document.documentElement.scrollWidth");
      assert.ok((width as number) <= 340, `${String(width)} px wide`);
      const first = await arrival(() => page.getByRole("link", { name: /Olivia Operator/ }).click());
      assert.ok(first.searchParams.has("code"));
      await page.goto(authorize(tenantIds.contoso));
      await page.getByLabel("Use another account").fill("priya@northwind.example");
      const second = await arrival(() => page.getByRole("button", { name: "Next" }).click());
      assert.ok(second.searchParams.has("code"));
    });

    it(`what stands in the way, and the way back (${colorScheme})`, async () => {
      page = await browser.newPage({ colorScheme });
      await page.goto(authorize(tenantIds.litware));
      await page.getByRole("link", { name: /Olivia Operator/ }).click();
      await page.getByText(/AADSTS50020/).waitFor();
      await checkAccessible(page, "the refusal page");
      const back = await arrival(() => page.getByRole("link", { name: "Return to the app" }).click());
      assert.equal(back.searchParams.get("error"), "access_denied");
    });

    it(`an administrator approves the app (${colorScheme})`, async () => {
      page = await browser.newPage({ colorScheme });
      await page.goto(address(`/${tenantIds.adatum}/v2.0/adminconsent`, { scope: "User.Read.All openid" }));
      await page.getByRole("link", { name: /Ada Admin/ }).click();
      await page.getByRole("heading", { name: "Permissions requested" }).waitFor();
      await checkAccessible(page, "the consent page");
      const back = await arrival(() => page.getByRole("button", { name: "Accept" }).click());
      assert.equal(back.searchParams.get("admin_consent"), "True");
      assert.equal(back.searchParams.get("tenant"), tenantIds.adatum);
    });
  }
});
