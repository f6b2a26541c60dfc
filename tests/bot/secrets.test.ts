import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { registrations } from "../../emulator/seed/contoso.ts";
import { atTheDesk, resetBy } from "../support/at-the-desk.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

/** Numbers as the seed knows them, unmasked; some of each person in this story. */
const numbers = /77009001\d\d|20794601\d\d|701740\d{3}/;
const tokens = /eyJ[\w-]{10,}|\b[01]\.A[\w-]{20,}/;
const secrets = [registrations.channelAppSecret, registrations.graphAppSecret];

describe("no token, secret or phone number leaves the chain", () => {
  const shared = sharedHelpdesk({ eachFresh: false });

  it("a day at the desk: sign-in, resets, refusals, faults, signing out", async () => {
    const olivia = atTheDesk(shared.desk, "olivia");
    const { faults } = shared.desk.microsoft;
    await resetBy(olivia, "reset MFA for alice because stolen ticket INC-8");
    faults.add({ match: { service: "graph", method: "DELETE" }, times: 1, answer: { status: 403 } });
    await resetBy(olivia, "reset MFA for zoë");
    faults.add({ match: { service: "entra" }, answer: { status: 500 } });
    await resetBy(atTheDesk(shared.desk, "olivia"), "reset MFA for paula phone").catch(() => undefined);
    faults.clear();
    const inChannel = atTheDesk(shared.desk, "priya", "channel");
    await inChannel.say("reset MFA for bea because her number is +44 7700900123");
    const summary = await atTheDesk(shared.desk, "priya").sees(/Confirm: Bea/);
    await atTheDesk(shared.desk, "priya").press(summary, "reset.confirm");
    await atTheDesk(shared.desk, "priya").becomes(summary, /Reference:/);
    await olivia.say("sign out");
    await olivia.sees(/You are signed out/);
  });

  it("log lines", () => {
    const log = shared.desk.logLines.join("");
    assert.ok(log.length > 1000);
    assertClean(log);
  });

  it("URLs of every request", () => {
    const paths = shared.desk.microsoft.requests.all().map(({ path }) => decodeURIComponent(path));
    assert.ok(paths.length > 50);
    assertClean(paths.join("\n"));
  });

  it("cards in shared conversations", () => {
    const { teams } = shared.desk.microsoft;
    const { conversationId } = atTheDesk(shared.desk, "priya", "channel");
    assertClean(JSON.stringify(teams.messages(conversationId).filter(({ from }) => from.kind === "bot")));
  });

  it("cards in the operator's own chat: masked, to whoever may not see more", () => {
    const { teams } = shared.desk.microsoft;
    const { conversationId } = atTheDesk(shared.desk, "olivia");
    assertClean(JSON.stringify(teams.messages(conversationId).filter(({ from }) => from.kind === "bot")));
  });

  it("audit rows and the audit file", async () => {
    const rows = await shared.desk.store.db.selectFrom("audit_entries").select("entry").execute();
    const file = await readFile(shared.desk.auditFile, "utf8");
    for (const text of [JSON.stringify(rows), file]) {
      assert.ok(text.includes("begun"));
      assert.doesNotMatch(text, tokens);
      for (const secret of secrets) assert.ok(!text.includes(secret));
    }
  });

  it("tokens at rest are sealed", async () => {
    const rows = await shared.desk.store.db.selectFrom("token_partitions").select("blob").execute();
    assert.ok(rows.length > 0);
    for (const { blob } of rows)
      assert.doesNotMatch(Buffer.from(blob).toString("latin1"), /eyJ[\w-]{9}|RefreshToken|secret/);
  });
});

function assertClean(text: string): void {
  assert.equal(tokens.exec(text)?.[0], undefined);
  assert.equal(
    numbers.exec(text)?.[0],
    undefined,
    text.slice(Math.max(0, text.search(numbers) - 200), text.search(numbers) + 40),
  );
  for (const secret of secrets) assert.ok(!text.includes(secret));
}
