import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const root = join(import.meta.dirname, "..", "..");
const pages = ["README.md", "CONTRIBUTING.md", ...globSync("docs/*.md", { cwd: root })];

describe("the pages for people", () => {
  for (const page of pages) {
    const text = readFileSync(join(root, page), "utf8");

    it(`${page} links to nothing that is not there`, () => {
      const links = [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, link = ""]) => link);
      for (const link of links) assert.ok(existsSync(join(root, dirname(page), link)), link);
    });

    it(`${page} names no test that does not exist`, () => {
      // "…/identity/" is short for a long folder, and said so on the page.
      const short = text.replaceAll("`…/", "`tests/services/adapters/");
      const named = [...short.matchAll(/`(tests\/[\w./-]+\.ts)`/g)].map(([, path = ""]) => path);
      for (const path of named) assert.ok(existsSync(join(root, path)), path);
    });
  }
});
