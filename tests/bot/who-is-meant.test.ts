import assert from "node:assert/strict";
import { targetIds } from "../../emulator/seed/contoso.ts";
import type { Activity } from "../../emulator/teams/activity.ts";
import { atTheDesk, changesOf, resetBy, wordsOf } from "../support/at-the-desk.ts";
import { markdownFieldsOf } from "../support/read-card.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

type CardJson = Parameters<typeof markdownFieldsOf>[0];

describe("who is meant", () => {
  const shared = sharedHelpdesk();

  const straight: readonly [text: string, confirm: RegExp][] = [
    ["reset MFA for zoë", /Confirm: Zoë Ångström, Northwind/],
    ["reset MFA for miles.o'brien@northwind.example", /Confirm: Miles O'Brien, Northwind/],
    ["reset MFA for O’Brien", /Confirm: Miles O'Brien, Northwind/],
    ["reset MFA for gita_fabrikam.com#EXT#@northwind.onmicrosoft.com", /Confirm: Gita Guest, Northwind/],
    [`reset mfa for ${targetIds.danaDisabled}`, /Confirm: Dana Disabled, Northwind/],
    ["reset MFA for Anders and Sons, paula phone", /Confirm: Paula Phone/],
    ["2fa reset alice@northwind.example please", /Confirm: Alice Anders/],
  ];
  for (const [text, confirm] of straight) {
    it(`"${text}"`, async () => {
      const olivia = atTheDesk(shared.desk, "olivia");
      await olivia.say(text);
      await olivia.sees(confirm);
    });
  }

  it("a guest's address never stands in a path: everything goes by object id", async () => {
    const olivia = atTheDesk(shared.desk, "olivia");
    const end = await resetBy(olivia, "reset MFA for gita_fabrikam.com#EXT#@northwind.onmicrosoft.com");
    assert.match(wordsOf(end), /Complete/);
    const paths = shared.desk.microsoft.requests
      .all()
      .filter(({ service, path }) => service === "graph" && path.includes("authentication/"))
      .map(({ path }) => path);
    assert.ok(paths.length > 0);
    for (const path of paths) assert.ok(path.includes(`/users/${targetIds.gitaGuest}/authentication/`), path);
  });

  for (const text of ["../../me", "a?$expand=x", "x#y", "..%2f..%2fme", "' or '1'='1", "alice'", "a/b@c.d/e"]) {
    it(`a path can't be built from "${text}"`, async () => {
      const olivia = atTheDesk(shared.desk, "olivia");
      await olivia.say(`reset MFA for ${text}`);
      await olivia.sees(/No user matches|Confirm: |Whose MFA|Which one|None of the|Not allowed/);
      for (const { service, path } of shared.desk.microsoft.requests.all()) {
        if (service !== "graph") continue;
        const { pathname } = new URL(path, "https://graph.example");
        assert.match(pathname, /^\/(?:v1\.0|beta)\/[A-Za-z]+[\w/.$()='%-]*$/);
        assert.doesNotMatch(pathname, /\/me\/?$|\/\.\.?\//);
      }
      assert.deepEqual(changesOf(shared.desk), []);
    });
  }

  it("several: the denied, the ambiguous and the unknown are named, Confirm covers the rest", async () => {
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for paula phone; gloria; anders; nobody special; zoë; nora");
    const summary = await olivia.sees(/Confirm: 2 people, 1 customer/);
    const words = wordsOf(summary);
    assert.match(words, /Left out: 4 people/);
    assert.match(words, /Gloria Globaladmin, Northwind\s*: Entra role in Northwind: needs Privileged/);
    assert.match(words, /anders\s*: fits \d people/i);
    assert.match(words, /nobody special\s*: no user matches/);
    assert.match(words, /Nora Nothing, Northwind\s*: nothing to reset/);
    await olivia.press(summary, "reset.confirm");
    await olivia.becomes(summary, /2 people: 2 complete/);
    assert.equal(changesOf(shared.desk).length, 3);
  });

  it("one name of several people: the choose card, and the summary of the chosen one", async () => {
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for anders because lost phone ticket INC-77");
    const choose = await olivia.sees(/Which one/);
    const choices = JSON.stringify(choose.attachments).match(/"title":"[^"]*","value":"\d+"/g) ?? [];
    const berg = choices.find((choice) => choice.includes("Anders Berg"));
    await olivia.press(choose, "reset.choose", { picked: /"value":"(\d+)"/.exec(berg ?? "")?.[1] });
    const summary = await olivia.becomes(choose, /Confirm: Anders Berg/);
    assert.match(JSON.stringify(summary.attachments), /INC-77/);
  });

  it("nobody of that name: who was searched, and a near miss that can be pressed", async () => {
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for paola phone");
    const card = await olivia.sees(/No user matches/);
    assert.match(wordsOf(card), /Searched: Northwind/);
    assert.match(wordsOf(card), /Near: Paula Phone/);
    await olivia.press(card, "say");
    await olivia.sees(/Confirm: Paula Phone/);
  });

  it("a mention is resolved by the roster, whatever name it shows", async () => {
    const olivia = atTheDesk(shared.desk, "olivia", "channel");
    await olivia.say("reset MFA for <at>Zoë Ångström</at>", ["zoë"]);
    await atTheDesk(shared.desk, "olivia").sees(/Confirm: Zoë Ångström/);
  });

  it("a mention that can't be resolved asks for the address, and is never searched by its name", async () => {
    const olivia = atTheDesk(shared.desk, "olivia");
    const { teams } = shared.desk.microsoft;
    const mentioned = { id: "29:1unknown", name: "Alice Anders" };
    const entities = [{ type: "mention", text: "<at>Alice Anders</at>", mentioned }];
    const text = "reset MFA for <at>Alice Anders</at>";
    await teams.sendRaw(teams.write(olivia, { type: "message", id: "1700000000002", text, entities }));
    const card = await olivia.sees(/Who is that/);
    assert.match(wordsOf(card), /Alice Anders\s*: this mention could not be resolved. Type the person's address/);
    const searched = shared.desk.microsoft.requests.all().filter(({ path }) => /Alice/i.test(path));
    assert.deepEqual(searched, []);
  });

  it("a name of Markdown and HTML stays text on every card", async () => {
    const olivia = atTheDesk(shared.desk, "olivia");
    const end = await resetBy(olivia, "reset MFA for mallory@northwind.example");
    assert.match(wordsOf(end), /\*\*Mallory\*\*/);
    const sent = shared.desk.microsoft.teams
      .activities()
      .filter(({ direction }) => direction === "from-bot")
      .flatMap(({ activity }) => (activity as Activity).attachments ?? [])
      .filter(({ contentType }) => contentType === "application/vnd.microsoft.card.adaptive");
    assert.ok(sent.length >= 2);
    for (const { content } of sent) {
      for (const text of markdownFieldsOf(content as CardJson)) {
        assert.doesNotMatch(text, /(?<!\\)\*\*Mallory|(?<!\\)\[click|(?<!\\)<img|(?<!\\)!\[x/, text);
      }
    }
    const paths = shared.desk.microsoft.requests.all().map(({ path }) => path);
    assert.ok(paths.some((path) => path.includes(`/users/${targetIds.mallory}/authentication/methods`)));
    assert.ok(!paths.some((path) => /click|evil|%3Cimg/i.test(path)));
  });
});
