import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { cardSamples } from "../support/card-samples.ts";

const pages = "docs/cards";

/** What `npm run docs:cards` writes; pictures are not compared, since fonts differ from machine to machine. */
describe("docs/cards", () => {
  const samples = Map.groupBy(cardSamples(), ({ of }) => of);

  it("has a page for every card, and none for one that is gone", () => {
    const there = readdirSync(pages).filter((name) => name.endsWith(".md"));
    assert.deepEqual(there.sort(), [...samples.keys()].map((name) => `${name}.md`).sort());
  });

  for (const [name, those] of samples) {
    it(`shows ${name} in each of its states, with two pictures`, () => {
      const page = readFileSync(`${pages}/${name}.md`, "utf8");
      const states = [...page.matchAll(/^## (.*)$/gm)].map(([, when]) => when);
      assert.deepEqual(
        states,
        those.map(({ when }) => when),
      );
      const pictures = [...page.matchAll(/\]\((.*?\.png)\)/g)].map(([, file]) => file ?? "");
      assert.equal(pictures.length, 2 * those.length);
      const files = readdirSync(pages);
      for (const picture of pictures) assert.ok(files.includes(picture), `${picture} is missing`);
    });
  }
});
