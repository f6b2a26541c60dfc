import assert from "node:assert/strict";
import { createSignInCookies } from "../../../bot/web/sign-in-cookie.ts";

describe("bot/web/sign-in-cookie", () => {
  const browser = { ticket: "t".repeat(43), secret: "s".repeat(43) };
  const state = "state-of-this-sign-in";

  it("over https only this host can have set it, and no script reads it", () => {
    const set = createSignInCookies({ secure: true }).set(state, browser);
    assert.match(set, /^__Host-sign-in-[\w-]+=/);
    assert.match(set, /; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=600$/);
    assert.doesNotMatch(set, /Domain/i);
  });

  it("over http it has a plain name", () => {
    assert.match(
      createSignInCookies({ secure: false }).set(state, browser),
      /^sign-in-[^;]+; Path=\/; HttpOnly; SameSite=Lax; Max/,
    );
  });

  for (const secure of [true, false]) {
    it(`comes back as it went, among others, ${secure ? "https" : "http"}`, () => {
      const cookies = createSignInCookies({ secure });
      const pair = cookies.set(state, browser).split(";")[0] ?? "";
      assert.deepEqual(cookies.read(`a=b; ${pair}; c=d`, state), browser);
      assert.match(cookies.clear(state), /=; .*Max-Age=0$/);
    });
  }

  it("is only read for its own state", () => {
    const cookies = createSignInCookies({ secure: false });
    const pair = cookies.set(state, browser).split(";")[0];
    assert.equal(cookies.read(pair, "another-state-altogether"), undefined);
  });

  const broken: readonly [what: string, value: string][] = [
    ["empty", ""],
    ["without the secret", browser.ticket],
    ["truncated", `${browser.ticket}.${browser.secret.slice(1)}`],
    ["too long", `${browser.ticket}.${browser.secret}x`],
    ["with another alphabet", `${browser.ticket}.${"é".repeat(43)}`],
    ["of three parts", `${browser.ticket}.${browser.secret}.${browser.secret}`],
  ];
  for (const [what, value] of broken) {
    it(`${what}: none`, () => {
      const cookies = createSignInCookies({ secure: false });
      assert.equal(cookies.read(`sign-in-state-of-thi=${value}`, state), undefined);
    });
  }

  it("no header at all: none", () => {
    assert.equal(createSignInCookies({ secure: true }).read(undefined, state), undefined);
  });
});
