import assert from "node:assert/strict";
import fc from "fast-check";
import { createLog } from "../../bot/log.ts";

describe("bot/log redacts", () => {
  const written = (fields: object): string => {
    const lines: string[] = [];
    createLog("info", (line) => lines.push(line)).info(fields, "said");
    return lines.join("");
  };
  const word = fc.stringMatching(/^[A-Za-z0-9_-]{24,40}$/);
  const jwt = fc.tuple(word, word, word).map(([a, b, c]) => `eyJ${a}.eyJ${b}.${c}`);
  const phone = fc
    .tuple(fc.integer({ min: 1, max: 99 }), fc.stringMatching(/^\d{8,10}$/))
    .map(([cc, n]) => `+${cc} ${n}`);
  const place = fc.constantFrom("err", "url", "note", "nested", "message");
  const put = (key: string, value: string): object => (key === "nested" ? { a: [{ b: value }] } : { [key]: value });

  it("every token, wherever it stands in the line", () => {
    fc.assert(
      fc.property(jwt, place, fc.string({ maxLength: 10 }), (token, key, around) => {
        const line = written(put(key, `${around} ${token} ${around}`));
        assert.doesNotMatch(line, /eyJ/);
        JSON.parse(line);
      }),
      { numRuns: 60 },
    );
  });

  it("every phone number", () => {
    fc.assert(
      fc.property(phone, place, (number, key) => {
        const line = written(put(key, `call ${number} now`));
        assert.ok(!line.includes(number.slice(-6)), line);
      }),
      { numRuns: 60 },
    );
  });

  const named = [
    "client_secret",
    "access_token",
    "refresh_token",
    "MicrosoftAppPassword",
    "authorization",
    "assertion",
  ];
  it("what stands under the name of a secret, or behind it in a form", () => {
    fc.assert(
      fc.property(fc.constantFrom(...named), word, (name, value) => {
        assert.ok(!written({ [name]: value }).includes(value));
        assert.ok(!written({ deep: { [name]: `"${value}"` } }).includes(value));
      }),
      { numRuns: 60 },
    );
    for (const form of [
      "client_secret=hunter2hunter2",
      "grant=x&assertion=hunter2hunter2&y=1",
      "?code=hunter2hunter2",
    ]) {
      assert.doesNotMatch(written({ body: form }), /hunter2/);
    }
  });

  it("an error's message and its cause", () => {
    const line = written({ err: new Error("got eyJhbGciOi.eyJvaWQi.c2ln", { cause: new Error("+44 7700900101") }) });
    assert.doesNotMatch(line, /eyJ|7700900101/);
  });

  it("and leaves ids, times and paths readable", () => {
    const fields = { id: "61132b8a-f1ef-4b32-8f33-35ad37010573", at: "2026-11-24T12:00:00.000Z", path: "/v1.0/users" };
    const line = written(fields);
    for (const value of Object.values(fields)) assert.ok(line.includes(value), line);
  });
});
