import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import sinon from "sinon";
import { Problem } from "../../../core/problem.ts";
import type { AuthorizationCode, AuthorizationRequest } from "../../../services/sign-in/authorization-code.ts";
import { createFinishSignIn } from "../../../services/sign-in/finish-sign-in.ts";
import { createSignInLinks } from "../../../services/sign-in/sign-in-links.ts";
import { createStartSignIn } from "../../../services/sign-in/start-sign-in.ts";
import { createTakeSignInCode, readSignInCode } from "../../../services/sign-in/take-sign-in-code.ts";
import { anOperator } from "../../support/builders/people.ts";
import { memorySignInTickets } from "../../support/fakes/memory-sign-in-tickets.ts";
import { memorySignIns } from "../../support/fakes/memory-sign-ins.ts";

const tenantId = "1c0ffee0-2222-4a2b-8c3d-5e6f70819202";
const redirectUri = "https://bot.example/auth/callback";

function aSignIn() {
  const clock = { now: new Date("2026-11-24T14:00:00Z") };
  const now = () => clock.now;
  const tickets = memorySignInTickets(now);
  const signIns = memorySignIns();
  const urlFor = sinon.stub<[AuthorizationRequest], Promise<string>>().resolves("https://login.example/authorize");
  const redeem = sinon.stub<[AuthorizationRequest, string], Promise<void>>().resolves();
  const authorizationCode: AuthorizationCode = { urlFor, redeem };
  const newSecret = () => randomBytes(32).toString("base64url");
  const links = createSignInLinks({ tickets, newSecret, startUrl: "https://bot.example/auth/start", now });
  const start = createStartSignIn({ tickets, authorizationCode, newSecret, redirectUri });
  const newCode = () => "012345";
  const finish = createFinishSignIn({ tickets, signIns, authorizationCode, newCode, redirectUri, now });
  const take = createTakeSignInCode({ tickets });
  const ticket = async (claims?: string) => {
    const wish = { operator: anOperator(), tenantId, conversationId: "c1", ...(claims !== undefined && { claims }) };
    return new URL(await links(wish)).searchParams.get("t") ?? "";
  };
  return { clock, tickets, signIns, urlFor, redeem, start, finish, take, ticket };
}

describe("services/sign-in: from the link to the code", () => {
  it("each link has a secret of its own, of which the store knows a hash only", async () => {
    const { ticket, tickets } = aSignIn();
    const [one, other] = [await ticket(), await ticket()];
    assert.match(one, /^[\w-]{43}$/);
    assert.notEqual(one, other);
    assert.doesNotMatch([...tickets.rows.keys()].join(), new RegExp(one));
  });

  it("the way back is bound to the way out: state, nonce and verifier come from the browser's secret", async () => {
    const { ticket, start, finish, urlFor, redeem, signIns, clock } = aSignIn();
    const { state, browser } = await start(await ticket('{"access_token":{}}'));
    const finished = await finish({ browser, state, code: "entra-code" });
    assert.equal(finished.code, "012345");
    const [out] = urlFor.firstCall.args;
    const [back, code] = redeem.firstCall.args;
    assert.deepEqual(back, out);
    assert.equal(code, "entra-code");
    assert.equal(out.claims, '{"access_token":{}}');
    assert.equal(out.tenantId, tenantId);
    const { proof } = out;
    assert.equal(new Set([proof.state, proof.nonce, proof.verifier, browser.secret, browser.ticket]).size, 5);
    for (const value of Object.values(proof)) assert.match(String(value), /^[\w-]{43}$/);
    assert.deepEqual(await signIns.lastOf(anOperator()), clock.now);
  });

  it("a link may be opened twice, and ends once", async () => {
    const { ticket, start, finish, redeem } = aSignIn();
    const secret = await ticket();
    const [first, second] = [await start(secret), await start(secret)];
    assert.notEqual(first.state, second.state);
    await finish({ ...first, code: "a" });
    await assert.rejects(finish({ ...second, code: "b" }), { code: "sign-in-link-used" });
    await assert.rejects(finish({ ...first, code: "a" }), { code: "sign-in-link-used" });
    await assert.rejects(start(secret), { code: "sign-in-link-used" });
    assert.equal(redeem.callCount, 1);
  });

  it("two ends at the same moment: one counts", async () => {
    const { ticket, start, finish } = aSignIn();
    const started = await start(await ticket());
    const ends = await Promise.allSettled([1, 2].map(() => finish({ ...started, code: "a" })));
    assert.deepEqual(ends.map(({ status }) => status).toSorted(), ["fulfilled", "rejected"]);
  });

  it("a refusal of Entra's leaves the link good", async () => {
    const { ticket, start, finish, redeem } = aSignIn();
    const secret = await ticket();
    redeem.onFirstCall().rejects(new Problem("sign-in-other-account"));
    await assert.rejects(finish({ ...(await start(secret)), code: "a" }), { code: "sign-in-other-account" });
    assert.equal((await finish({ ...(await start(secret)), code: "b" })).code, "012345");
  });

  it("after ten minutes neither start, end nor code is good", async () => {
    const { ticket, start, finish, take, clock } = aSignIn();
    const [early, late] = [await start(await ticket()), await ticket()];
    await finish({ ...early, code: "a" });
    const started = await start(late);
    clock.now = new Date(clock.now.getTime() + 10 * 60_000);
    await assert.rejects(start(late), { code: "sign-in-link-used" });
    await assert.rejects(finish({ ...started, code: "b" }), { code: "sign-in-link-used" });
    assert.equal(await take(anOperator(), "012345"), undefined);
  });

  it("the code is its operator's, and counts once", async () => {
    const { ticket, start, finish, take } = aSignIn();
    await finish({ ...(await start(await ticket())), code: "a" });
    const stranger = { ...anOperator(), objectId: "61132b8a-f1ef-4b32-8f33-35ad37010599" };
    assert.equal(await take(stranger, "012345"), undefined);
    assert.equal(await take(anOperator(), "012346"), undefined);
    assert.equal((await take(anOperator(), "012 345"))?.first, true);
    assert.equal((await take(anOperator(), "012345"))?.first, false);
  });
});

describe("services/sign-in: what is refused before Entra is asked", () => {
  const forgeries: readonly [what: string, change: (good: Good) => Partial<Good>, code: string][] = [
    ["no cookie", () => ({ browser: undefined }), "sign-in-other-browser"],
    [
      "another state",
      ({ state }) => ({ state: state.replace(/^./, (c) => (c === "A" ? "B" : "A")) }),
      "sign-in-other-browser",
    ],
    ["a truncated state", ({ state }) => ({ state: state.slice(1) }), "sign-in-other-browser"],
    ["no state", () => ({ state: "" }), "sign-in-other-browser"],
    [
      "another browser's secret",
      ({ browser }) => ({ browser: browser && { ...browser, secret: "x".repeat(43) } }),
      "sign-in-other-browser",
    ],
    [
      "another ticket in the cookie",
      ({ browser }) => ({ browser: browser && { ...browser, ticket: "x".repeat(43) } }),
      "sign-in-other-browser",
    ],
  ];
  type Good = Parameters<ReturnType<typeof createFinishSignIn>>[0];
  for (const [what, change, code] of forgeries) {
    it(`${what}: ${code}`, async () => {
      const { ticket, start, finish, redeem } = aSignIn();
      const { state, browser } = await start(await ticket());
      const good: Good = { state, browser, code: "a" };
      await assert.rejects(finish({ ...good, ...change(good) }), { code });
      assert.equal(redeem.callCount, 0);
    });
  }

  for (const forged of ["", "x", "x".repeat(43), "x".repeat(5000), "../../etc/passwd", "'; drop table x; --"]) {
    it(`a ticket such as ${JSON.stringify(forged.slice(0, 20))}`, async () => {
      const { start, urlFor } = aSignIn();
      await assert.rejects(start(forged), { code: "sign-in-link-used" });
      assert.equal(urlFor.callCount, 0);
    });
  }

  const texts: readonly [text: string, code: string | undefined][] = [
    ["012345", "012345"],
    [" 012 345 ", "012345"],
    ["12345", undefined],
    ["0123456", undefined],
    ["code 012345", undefined],
    ["０１２３４５", undefined],
    ["01 2345", undefined],
  ];
  for (const [text, code] of texts) {
    it(`"${text}" is ${code === undefined ? "no code" : "a code"}`, () => {
      assert.equal(readSignInCode(text), code);
    });
  }
});
