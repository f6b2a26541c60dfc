import assert from "node:assert/strict";
import { page } from "../../../bot/web/page.ts";

describe("bot/web/page", () => {
  const done = { title: "You are signed in", text: "Go back to Teams.", mood: "done", code: "012345" } as const;

  it("shows the code for eyes, ears and Teams, and works without a script", () => {
    const html = page(done, "n0nce");
    assert.match(html, /aria-hidden="true">012 345</);
    assert.match(html, />0 1 2 3 4 5</);
    assert.match(html, /<script nonce="n0nce" data-code="012345">/);
    assert.match(html, /<html lang="en">/);
    assert.match(html, /prefers-color-scheme:dark/);
  });

  it("without a code there is no script", () => {
    assert.doesNotMatch(page({ ...done, code: undefined } as never, "n"), /<script/);
  });

  it("whatever stands in it is text", () => {
    const evil = `"><img src=x onerror=alert(1)>'&`;
    const html = page({ title: evil, text: evil, mood: "trouble", again: evil, reference: evil }, "n");
    assert.doesNotMatch(html, /<img/);
    assert.match(html, /&quot;&gt;&lt;img src=x onerror=alert\(1\)&gt;&#39;&amp;/);
  });

  it("carries nothing from elsewhere", () => {
    assert.doesNotMatch(page(done, "n"), /https?:\/\/|src=|@import|url\(/);
  });
});
