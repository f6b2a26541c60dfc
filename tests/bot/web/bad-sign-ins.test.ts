import assert from "node:assert/strict";
import { peopleIds } from "../../../emulator/seed/contoso.ts";
import { aBrowser, type Visited } from "../../support/a-browser.ts";
import { atTheDesk } from "../../support/at-the-desk.ts";
import { sharedHelpdesk } from "../../support/shared-helpdesk.ts";

describe("bad sign-ins in the browser: a sentence, one log line, no secret in it", () => {
  const shared = sharedHelpdesk();

  beforeEach(() => {
    shared.desk.microsoft.teams.setClients(peopleIds.olivia, 0);
  });
  afterEach(() => {
    shared.desk.microsoft.teams.setClients(peopleIds.olivia, 1);
  });

  async function aLink(): Promise<string> {
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for alice");
    const link = await olivia.signInLink();
    const { pathname, search } = new URL(link);
    return `${shared.desk.botUrl}${pathname}${search}`;
  }

  const partitions = async () =>
    (await shared.desk.store.db.selectFrom("token_partitions").selectAll().execute()).length;
  const tokenRequests = () =>
    shared.desk.microsoft.requests.all().filter(({ grant }) => grant === "authorization_code").length;

  /** What people read, what the log got, and that nothing was let in. */
  async function assertRefused(page: Visited, words: RegExp): Promise<void> {
    assert.equal(page.status, 400);
    assert.match(page.text, words);
    assert.doesNotMatch(page.text, /data-code|AADSTS|at \w+ \(/);
    const lines = shared.desk.logLines.filter((line) =>
      /sign-in in the browser refused|sent a sign-in back/.test(line),
    );
    assert.equal(lines.length, 1);
    assert.doesNotMatch(lines.join(), /eyJ|[\w-]{43}/);
    assert.equal(await partitions(), 0);
  }

  const tickets: readonly [what: string, of: (link: string) => string][] = [
    ["forged", (link) => link.replace(/t=.*/, `t=${"A".repeat(43)}`)],
    ["truncated", (link) => link.slice(0, -1)],
    ["empty", (link) => link.replace(/t=.*/, "t=")],
    ["missing", (link) => link.replace(/\?.*/, "")],
    ["given twice", (link) => `${link}&t=${"A".repeat(43)}`],
    ["of 100 KB", (link) => `${link}${"A".repeat(8_000)}`],
  ];
  for (const [what, of] of tickets) {
    it(`a ticket ${what}`, async () => {
      const page = await aBrowser(shared.desk).visit(of(await aLink()));
      await assertRefused(page, /This sign-in link can&#39;t be used/);
    });
  }

  it("an expired ticket", async () => {
    const link = await aLink();
    shared.desk.later(10 * 60_000);
    await assertRefused(await aBrowser(shared.desk).visit(link), /This sign-in link can&#39;t be used/);
  });

  it("a ticket that was used", async () => {
    const link = await aLink();
    const browser = aBrowser(shared.desk);
    assert.equal((await browser.signIn(link, "olivia")).status, 200);
    const again = await browser.visit(link);
    assert.equal(again.status, 400);
    assert.match(again.text, /It was used before/);
  });

  it("somebody else's link, opened by a colleague: the account is not the operator's", async () => {
    const page = await aBrowser(shared.desk).signIn(await aLink(), "priya");
    await assertRefused(page, /That was another account/);
    assert.match(page.text, /Try again/);
  });

  it("the address to come back to, sent to somebody else: their browser has no cookie", async () => {
    const browser = aBrowser(shared.desk);
    const back = await browser.backFrom(await aLink(), "olivia");
    await assertRefused(await aBrowser(shared.desk).visit(back), /begun elsewhere/);
    assert.equal(tokenRequests(), 0);
    assert.equal((await browser.visit(back)).status, 200);
  });

  const changes: readonly [what: string, change: (back: URL) => void, words: RegExp][] = [
    [
      "another state",
      (back) => {
        back.searchParams.set("state", "B".repeat(43));
      },
      /begun elsewhere/,
    ],
    [
      "a truncated state",
      (back) => {
        back.searchParams.set("state", back.searchParams.get("state")!.slice(1));
      },
      /begun elsewhere/,
    ],
    [
      "no state",
      (back) => {
        back.searchParams.delete("state");
      },
      /begun elsewhere/,
    ],
    [
      "two states",
      (back) => {
        back.searchParams.append("state", "x");
      },
      /begun elsewhere/,
    ],
    [
      "a forged code",
      (back) => {
        back.searchParams.set("code", "1.Cforged");
      },
      /Sign-in was refused[^]*Try again/,
    ],
    [
      "no code",
      (back) => {
        back.searchParams.delete("code");
      },
      /not finished/,
    ],
    [
      "an error of Entra's",
      (back) => {
        back.searchParams.set("error", "access_denied");
      },
      /not finished/,
    ],
  ];
  for (const [what, change, words] of changes) {
    it(`back with ${what}`, async () => {
      const browser = aBrowser(shared.desk);
      const back = new URL(await browser.backFrom(await aLink(), "olivia"));
      change(back);
      await assertRefused(await browser.visit(back.href), words);
    });
  }

  it("the same way back a second time", async () => {
    const browser = aBrowser(shared.desk);
    const back = await browser.backFrom(await aLink(), "olivia");
    const cookies = new Map(browser.cookies);
    assert.equal((await browser.visit(back)).status, 200);
    for (const [name, value] of cookies) browser.cookies.set(name, value);
    const again = await browser.visit(back);
    assert.equal(again.status, 400);
    assert.match(again.text, /It was used before/);
    assert.equal(tokenRequests(), 1);
  });

  it("too many requests: a page that says so, once in the log", async () => {
    await shared.desk.fresh({ env: { PAGES_PER_MINUTE: "2" } });
    const browser = aBrowser(shared.desk);
    const visits = [1, 2, 3, 4].map(() => browser.visit(`${shared.desk.botUrl}/auth/start?t=x`));
    const pages = await Promise.all(visits);
    assert.deepEqual(pages.map(({ status }) => status).toSorted(), [400, 400, 429, 429]);
    assert.equal(shared.desk.logLines.filter((line) => /too many requests/.test(line)).length, 1);
  });

  it("every page is closed to frames, scripts and caches", async () => {
    const { headers } = await aBrowser(shared.desk).visit(`${shared.desk.botUrl}/auth/start`);
    assert.match(headers.get("content-security-policy") ?? "", /default-src 'none'.*frame-ancestors 'none'/);
    assert.equal(headers.get("cache-control"), "no-store");
    assert.equal(headers.get("referrer-policy"), "no-referrer");
    assert.equal(headers.get("content-type"), "text/html; charset=utf-8");
  });
});
