import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** A file of the page with its content type. */
export interface PageFile {
  readonly type: string;
  readonly content: Buffer;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

const pageFolder = join(import.meta.dirname, "page");

/** Libraries the page loads from here, so that it needs no network. */
const vendor: Readonly<Record<string, () => string>> = {
  "/vendor/adaptivecards.js": () => createRequire(import.meta.url).resolve("adaptivecards/dist/adaptivecards.min.js"),
  "/vendor/markdown-it.js": () =>
    join(dirname(fileURLToPath(import.meta.resolve("markdown-it"))), "browser", "markdown-it.umd.min.js"),
};

/** The file for a path such as `/` or `/page/chat.js`; undefined: there is none. Never leaves the page's folder. */
export async function readPageFile(path: string): Promise<PageFile | undefined> {
  const file = locate(path);
  const type = types[extname(file ?? "")];
  if (file === undefined || type === undefined) return undefined;
  const content = await readFile(file).catch(() => undefined);
  return content === undefined ? undefined : { type, content };
}

function locate(path: string): string | undefined {
  if (path === "/") return join(pageFolder, "index.html");
  const library = vendor[path];
  if (library !== undefined) return library();
  const name = /^\/page\/([\w-]+\.(?:js|css|svg))$/.exec(path)?.[1];
  return name === undefined ? undefined : join(pageFolder, name);
}

/** No inline script, nothing from elsewhere. Cards may show pictures of their own. */
export const pageHeaders: Readonly<Record<string, string>> = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cache-control": "no-cache",
};
