import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { peopleIds } from "../../emulator/seed/contoso.ts";
import { aBrowser } from "../support/a-browser.ts";
import { atTheDesk } from "../support/at-the-desk.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

describe("the log of a whole run", () => {
  const shared = sharedHelpdesk();

  it("holds no token, ticket, cookie, code or secret, whatever went right or wrong", async () => {
    const { desk } = shared;
    const { teams, entra } = desk.microsoft;
    const olivia = atTheDesk(desk, "olivia");
    // The audit can't be emptied: what other tests left in it is not looked at.
    const before = (await readFile(desk.auditFile, "utf8").catch(() => "")).length;
    const secrets: string[] = Object.values(desk.config).filter(
      (value): value is string => typeof value === "string" && /secret/i.test(value),
    );
    secrets.push(desk.config.TOKEN_CACHE_KEY);

    teams.setClients(peopleIds.olivia, 0);
    await olivia.say("reset MFA for alice");
    const link = await olivia.signInLink();
    const browser = aBrowser(desk);
    const back = new URL(await browser.backFrom(link, "olivia"));
    secrets.push(
      new URL(link).searchParams.get("t") ?? "",
      ...[...browser.cookies.values()].flatMap((one) => one.split(".")),
    );
    secrets.push(back.searchParams.get("code") ?? "", back.searchParams.get("state") ?? "");
    await aBrowser(desk).visit(back.href);
    await browser.visit(back.href.replace(/code=[^&]+/, "code=1.Cforged"));
    const code = browser.codeIn(await browser.visit(back.href));
    secrets.push(code);
    await teams.verifyState({ ...olivia, state: "999999" });
    await teams.verifyState({ ...olivia, state: code });
    const summary = await olivia.sees(/Confirm: Alice Anders/);
    teams.setClients(peopleIds.olivia, 1);
    desk.later(6 * 60_000);
    await olivia.press(summary, "reset.confirm");
    await olivia.sees(/Complete: all 5 gone/);

    const foreign = await entra.issueTeamsSsoToken(peopleIds.priya);
    const value = { id: "1", connectionName: "single-sign-on", token: foreign };
    await teams.sendRaw(teams.write(olivia, { type: "invoke", name: "signin/tokenExchange", value }));
    await teams.sendRaw(teams.write(olivia, { type: "message", text: "help" }), { token: foreign });
    await desk.store.db
      .updateTable("token_partitions")
      .set({ blob: Buffer.from(`tampered ${foreign}`) })
      .execute();
    await olivia.say("who am I");
    await desk.restart();

    const written = `${desk.logLines.join("")}${(await readFile(desk.auditFile, "utf8")).slice(before)}`;
    assert.match(written, /signed in in the browser/);
    assert.match(written, /sign-in in the browser refused/);
    assert.match(written, /tampered with/);
    assert.doesNotMatch(written, /eyJ/);
    assert.doesNotMatch(written, /\b[01]\.[AC][\w-]{20,}/);
    assert.doesNotMatch(written, /\+\d[\d ]{6,}/);
    for (const secret of secrets) {
      assert.ok(secret.length >= 6, "a secret that was not seen proves nothing");
      assert.equal(written.includes(secret), false, `it holds ${secret}`);
    }
  });
});
