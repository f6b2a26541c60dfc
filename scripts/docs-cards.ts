/**
 * Draws every card as the chat page does, light and wide, dark and as narrow as a phone, and writes docs/cards/.
 * Run by `npm run docs:cards`; needs a Chromium (CHROMIUM, or the usual place). Ends with 1 where axe-core finds a serious fault.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { cardSize } from "../cards/kit/fit.ts";
import type { CardSample } from "../tests/support/card-sample.ts";
import { cardSamples } from "../tests/support/card-samples.ts";

const { resolve } = createRequire(import.meta.url);
const pageFolder = path.resolve(import.meta.dirname, "../emulator/teams/page");
const docsFolder = path.resolve(import.meta.dirname, "../docs/cards");
const browserArguments = [
  ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
];

const looks = [
  { name: "light", theme: "light", width: 720 },
  { name: "phone", theme: "dark", width: 320 },
] as const;

const frame = (theme: string) => `<!doctype html><html lang="en" data-theme="${theme}"><head><title>Card</title>
${["theme", "base", "card", "inputs", "elements"].map((name) => `<link rel="stylesheet" href="/page/${name}.css">`).join("")}
<script src="/vendor/adaptivecards.js"></script>
<script src="/vendor/markdown-it.js"></script></head>
<body style="height:auto;overflow:visible;display:block"><main><h1 hidden>Card</h1><div class="card" id="card"></div></main>
<script type="module">import { renderCard } from "/page/card.js";
window.draw = (card, theme) => document.getElementById("card").replaceChildren(renderCard(card, { theme, onPress() {} }));
</script></body></html>`;

const types: Readonly<Record<string, string>> = {
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

/** The path of what is asked for; unknown paths get nothing. */
function fileOf(url: URL): string | undefined {
  if (url.pathname === "/vendor/adaptivecards.js") return resolve("adaptivecards/dist/adaptivecards.js");
  if (url.pathname === "/vendor/markdown-it.js") return resolve("markdown-it/browser");
  return /^\/page\/[\w.-]+$/.test(url.pathname) ? path.join(pageFolder, path.basename(url.pathname)) : undefined;
}

async function serve(): Promise<Server> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    const file = fileOf(url);
    const type = (file !== undefined && types[path.extname(file)]) || "text/html; charset=utf-8";
    const text =
      file === undefined ? Promise.resolve(frame(url.searchParams.get("theme") ?? "light")) : readFile(file, "utf8");
    text.then(
      (body) => response.writeHead(200, { "content-type": type }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  return new Promise((done) =>
    server.listen(0, "127.0.0.1", () => {
      done(server);
    }),
  );
}

async function openPages(browser: Browser, origin: string): Promise<Page[]> {
  return Promise.all(
    looks.map(async ({ theme, width }) => {
      const page = await browser.newPage({ viewport: { width, height: 400 }, deviceScaleFactor: 1 });
      await page.goto(`${origin}/?theme=${theme}`);
      await page.addScriptTag({ path: resolve("axe-core/axe.min.js") });
      await page.waitForFunction("typeof window.draw === 'function'");
      return page;
    }),
  );
}

/** Draws one card, shows what its buttons hide, and returns what axe-core holds against it, and what runs out of its frame. */
async function draw(page: Page, sample: CardSample, at: { theme: string; file: string }): Promise<string[]> {
  await page.evaluate(`window.draw(${JSON.stringify(sample.card)}, ${JSON.stringify(at.theme)})`);
  await page.locator("#card").screenshot({ path: at.file });
  const wide = await page.evaluate<boolean>(
    "[...document.querySelectorAll('#card, #card div')].some((one) => one.scrollWidth > one.clientWidth + 1)",
  );
  const found = await page.evaluate<string[]>(
    `axe.run("#card").then(({ violations }) => violations.filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html.slice(0, 160)).join(" | ")))`,
  );
  return [...found, ...(wide ? ["runs out of its frame"] : [])].map(
    (fault) => `${sample.of}, ${sample.when}: ${fault}`,
  );
}

const picture = (index: number, sample: CardSample, look: string) => `${sample.of}-${index + 1}-${look}.png`;

function describe(of: string, samples: readonly CardSample[]): string {
  const parts = samples.flatMap((sample, index) => [
    `## ${sample.when}`,
    ...looks.map(({ name }) => `![${sample.of}, ${sample.when}, ${name}](${picture(index, sample, name)})`),
    `${cardSize(sample.card)} bytes.`,
  ]);
  return `${[`# ${of}`, ...parts].join("\n\n")}\n`;
}

async function drawAll(browser: Browser, origin: string): Promise<string[]> {
  const pages = await openPages(browser, origin);
  const faults: string[] = [];
  for (const [of, samples] of Map.groupBy(cardSamples(), ({ of }) => of)) {
    await writeFile(path.join(docsFolder, `${of}.md`), describe(of, samples));
    for (const [index, sample] of samples.entries()) {
      for (const [at, page] of pages.entries()) {
        const { name, theme } = looks[at] ?? looks[0];
        faults.push(
          ...(await draw(page, sample, { theme, file: path.join(docsFolder, picture(index, sample, name)) })),
        );
      }
    }
  }
  return faults;
}

async function main(): Promise<void> {
  await mkdir(docsFolder, { recursive: true });
  const server = await serve();
  const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: browserArguments });
  try {
    const { port } = server.address() as AddressInfo;
    const faults = await drawAll(browser, `http://127.0.0.1:${port}`);
    for (const fault of faults) console.error(fault);
    process.exitCode = faults.length > 0 ? 1 : 0;
  } finally {
    await browser.close();
    server.close();
  }
}

await main();
