import assert from "node:assert/strict";
import { sayWhy } from "../../../bot/sending/say-why.ts";
import { ConfigFault } from "../../../bot/settings/config-fault.ts";

describe("bot/say-why", () => {
  const reasons: readonly [error: unknown, words: RegExp][] = [
    [Object.assign(new Error("listen"), { code: "EADDRINUSE", port: 3978 }), /^Port 3978 is in use\. [^\n]+$/],
    [Object.assign(new Error("listen"), { code: "EACCES", port: 80 }), /^Port 80 may not be used[^\n]+$/],
    [new ConfigFault(["PORT: expected a number"]), /^The settings can't be used:\n {2}✖ PORT: expected a number\nSee/],
    ["a word", /could not start: a word$/],
    [new TypeError("boom"), /could not start: TypeError: boom\n\s+at /],
  ];
  for (const [error, words] of reasons) {
    it(String(words), () => {
      assert.match(sayWhy(error), words);
    });
  }
});
