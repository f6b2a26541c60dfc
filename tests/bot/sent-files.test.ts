import assert from "node:assert/strict";
import { tenantIds } from "../../emulator/seed/contoso.ts";
import { atTheDesk, changesOf, wordsOf } from "../support/at-the-desk.ts";
import { accessWithCap, addressesOf } from "../support/many-people.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

const base64 = (text: string) => Buffer.from(text).toString("base64");

describe("bot: a CSV file in the personal chat", () => {
  const shared = sharedHelpdesk({ eachFresh: false });
  const olivia = () => atTheDesk(shared.desk, "olivia");
  const send = (content: string, text = "") => {
    const { personId, conversationId } = olivia();
    return shared.desk.microsoft.teams.say({ personId, conversationId, text, file: { name: "list.csv", content } });
  };
  const asked = () => shared.desk.microsoft.requests.all();

  it("over two customers, with bad rows: one summary, every bad row named with its line", async () => {
    await shared.desk.fresh({ access: accessWithCap(50) });
    const home = addressesOf(shared.desk, shared.desk.microsoft.world.homeTenantId).slice(20, 36);
    const contoso = addressesOf(shared.desk, tenantIds.contoso).slice(0, 5);
    const rows = [
      ...home.map((address, index) => `${address};home;lost;INC-${index}`),
      ...contoso.map((address) => `"${address}";Contoso;;`),
      ...["x@y.z;Nowhere Ltd;;", "=1+1;;;", `${home[0]};home;;`],
    ];
    await send(base64(`\uFEFFuserPrincipalName;Customer;Reason;Ticket\r\n${rows.join("\r\n")}\r\n`));
    const summary = await olivia().sees(/Confirm: \d+ people, 2 customers/);
    assert.match(wordsOf(summary), /Customers: {2}Northwind \d+, Contoso \d+/);
    await olivia().press(summary, "summary.excluded");
    const list = await olivia().becomes(summary, /Left out/);
    for (const line of [
      /Line 23: Nowhere Ltd ?: no customer of that name is served/,
      /Line 24: =1\+1 ?: no address and no object id/,
      /Line 25: .* ?: the same person stands in an earlier line/,
      /"24","'=1\+1"/,
    ]) {
      assert.match(wordsOf(list), line);
    }
    assert.deepEqual(changesOf(shared.desk), []);
    const [row] = await shared.desk.store.db.selectFrom("pending_resets").select("own").orderBy("position").execute();
    assert.equal(row?.own?.reason, "lost");
  });
  it("of few people: the usual card, with the words beside the file", async () => {
    await shared.desk.fresh();
    const [first, second] = addressesOf(shared.desk, tenantIds.contoso);
    await send(base64(`mail\n${first}\n${second}\nnobody`), "reset MFA for these in Contoso because stolen ticket T-1");
    const card = await olivia().sees(/Confirm: /);
    assert.match(wordsOf(card), /Left out: .*Line 4: nobody ?: no address and no object id/);
    assert.match(JSON.stringify(card.attachments), /"value":"T-1"/);
  });
  it("a page of it that somebody else presses, and one with forged numbers, changes nothing", async () => {
    await shared.desk.fresh({ access: accessWithCap(50) });
    const people = addressesOf(shared.desk, shared.desk.microsoft.world.homeTenantId).slice(20, 36);
    await send(base64(people.join("\n")));
    const summary = await olivia().sees(/Confirm: /);
    const batch = /"batch":"([^"]+)"/.exec(JSON.stringify(summary.attachments))?.[1] ?? "";
    const priya = atTheDesk(shared.desk, "priya");
    await priya.say("help");
    const hers = await priya.sees(/Type/);
    for (const verb of ["summary.page", "summary.excluded", "reset.confirm", "reset.cancel", "reset.show"]) {
      await priya.pressForged(hers, verb, { batch, page: "0", to: "0", "tick-0": "false" });
      assert.match(priya.noteOf(hers), /This card is not yours/);
    }
    for (const to of ["-1", "1e9", "99999", "x", ""]) {
      await olivia().pressForged(summary, "summary.page", { batch, page: "0", to });
      assert.match(olivia().noteOf(summary), /can't be used/);
    }
    const rows = await shared.desk.store.db.selectFrom("pending_resets").select(["state", "left_out"]).execute();
    assert.ok(rows.every(({ state, left_out }) => state === "pending" && !left_out));
  });

  const hostile: [string, string, RegExp][] = [
    ["five megabytes", base64("a".repeat(5_000_000)), /The file is too big/],
    ["NUL, as in a workbook", base64("PK\u0003\u0004\0\0\0"), /I can't read this file/],
    ["nothing in it", "", /The list is empty/],
    ["ten thousand columns", base64(`a@b.c${",x".repeat(10_000)}\nx,y`), /What are these columns/],
    ["columns without names", base64("a@b.c,Contoso\n"), /What are these columns/],
  ];
  for (const [what, content, words] of hostile) {
    it(`${what}: said, and nobody is looked up`, async () => {
      await shared.desk.fresh();
      await send(content);
      await olivia().sees(words);
      assert.deepEqual(
        asked().filter(({ service, path }) => service === "graph" && path.includes("/users")),
        [],
      );
    });
  }

  const redirects: [string, string][] = [
    ["another host", "https://evil.example/list.csv"],
    ["http", "http://localhost/list.csv"],
    ["an address within the machine", "https://169.254.169.254/latest/meta-data"],
  ];
  for (const [what, location] of redirects) {
    it(`a redirect to ${what} is not followed`, async () => {
      await shared.desk.fresh();
      shared.desk.microsoft.faults.add({
        match: { service: "files" },
        answer: { status: 302, headers: { location } },
      });
      await send(base64("a@b.c"));
      await olivia().sees(/I don't open files from there/);
      assert.equal(asked().filter(({ service }) => service === "files").length, 1);
      const address = /tempauth=[\w-]+/;
      assert.ok(!shared.desk.logLines.some((line) => address.test(line)));
    });
  }
  it("an address that is not the cloud's, or holds a name, is not opened; one that fails is said", async () => {
    const { personId, conversationId } = olivia();
    for (const [downloadUrl, words] of [
      ["https://evil.example/a.csv", /I don't open files from there/],
      [`http://${new URL(shared.desk.microsoft.addresses.graph).host}/personal/a`, /I don't open files from there/],
      [`https://me@${new URL(shared.desk.microsoft.addresses.graph).host}/personal/a`, /I don't open files from there/],
      ["no address", /I don't open files from there/],
      [`${shared.desk.microsoft.addresses.graph}/personal/a?tempauth=old`, /The file can't be read/],
    ] as const) {
      await shared.desk.fresh();
      const contentType = "application/vnd.microsoft.teams.file.download.info";
      const attachments = [{ contentType, name: "a.csv", content: { downloadUrl } }];
      const fields = { type: "message", id: String(Date.now()), attachments };
      await shared.desk.microsoft.teams.sendRaw(
        shared.desk.microsoft.teams.write({ personId, conversationId }, fields),
      );
      await olivia().sees(words);
    }
  });
  it("no token goes along", async () => {
    await shared.desk.fresh();
    await send(base64("a@b.c"));
    await olivia().sees(/No user matches/);
    const [file] = asked().filter(({ service }) => service === "files");
    assert.deepEqual([file?.method, file?.status, file?.caller], ["GET", 200, undefined]);
  });
});
