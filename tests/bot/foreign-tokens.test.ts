import assert from "node:assert/strict";
import { peopleIds, registrations, tenantIds } from "../../emulator/seed/contoso.ts";
import { atTheDesk } from "../support/at-the-desk.ts";
import { eventually } from "../support/eventually.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

describe("a token for another tenant is never used", () => {
  const shared = sharedHelpdesk();

  it("every request to Graph goes out in the operator's own name, in the tenant that was opened", async () => {
    const people = [atTheDesk(shared.desk, "olivia"), atTheDesk(shared.desk, "priya")] as const;
    await Promise.all(
      people.map(async (one, index) => {
        await one.say(index === 0 ? "reset MFA for alice" : "reset MFA for max many");
        const summary = await one.sees(/Confirm: /);
        await one.press(summary, "reset.confirm");
        await one.becomes(summary, /Reference:/);
      }),
    );
    const requests = shared.desk.microsoft.requests.all().filter(({ service }) => service === "graph");
    assert.ok(requests.length > 20);
    for (const { caller, tenantId } of requests) {
      assert.equal(tenantId, tenantIds.northwind);
      assert.ok(caller === peopleIds.olivia || caller === peopleIds.priya, String(caller));
    }
    const removals = requests.filter(({ method }) => method === "DELETE");
    const mine = removals.filter(({ caller }) => caller === peopleIds.olivia);
    assert.equal(mine.length, 5);
  });

  it("a sign-in that was stored for one person is not another's: swapped in the store, it is thrown away", async () => {
    const { db } = shared.desk.store;
    for (const who of ["olivia", "priya"] as const) {
      const one = atTheDesk(shared.desk, who);
      await one.say("reset MFA for alice");
      await one.sees(/Confirm: Alice/);
    }
    const rows = await db.selectFrom("token_partitions").selectAll().execute();
    const [first, second] = rows;
    assert.ok(first && second);
    await db.updateTable("token_partitions").set({ blob: second.blob }).where("key", "=", first.key).execute();
    await db.updateTable("token_partitions").set({ blob: first.blob }).where("key", "=", second.key).execute();
    await shared.desk.restart();
    shared.desk.microsoft.requests.clear();
    for (const condition of [peopleIds.olivia, peopleIds.priya]) {
      shared.desk.microsoft.world.conditions.blockedFor.add(condition);
    }
    const olivia = atTheDesk(shared.desk, "olivia");
    const before = olivia.read().length;
    await olivia.say("reset MFA for zoë");
    await eventually(() => {
      assert.ok(olivia.read().length > before);
    });
    const graph = shared.desk.microsoft.requests.all().filter(({ service }) => service === "graph");
    assert.deepEqual(graph, []);
    assert.doesNotMatch(olivia.read().join("\n"), /Zoë/);
  });

  for (const [what, claims] of [
    ["tenant", { tid: tenantIds.contoso }],
    ["person", { oid: peopleIds.priya }],
    ["app", { appid: "00000003-0000-0000-c000-000000000000" }],
  ] as const) {
    it(`Entra, or its client, hands out a token of another ${what}: thrown away, and said`, async () => {
      const olivia = atTheDesk(shared.desk, "olivia");
      await olivia.say("help");
      await olivia.sees(/reset MFA for alice/);
      const { teams, faults } = shared.desk.microsoft;
      const own = { tid: tenantIds.northwind, oid: peopleIds.olivia, appid: registrations.graphAppId };
      const client = { uid: peopleIds.olivia, utid: tenantIds.northwind };
      const body = {
        token_type: "Bearer",
        expires_in: 3600,
        scope: "https://graph.microsoft.com/.default",
        access_token: await teams.signChannelToken({ ...own, ...claims, aud: "https://graph.microsoft.com" }),
        id_token: await teams.signChannelToken({ ...own, aud: registrations.graphAppId, sub: "olivia" }),
        refresh_token: "1.refresh",
        client_info: Buffer.from(JSON.stringify(client)).toString("base64url"),
      };
      faults.add({ match: { service: "entra", method: "POST", path: "token" }, answer: { status: 200, body } });
      await olivia.say("reset MFA for alice");
      await eventually(() => {
        assert.match(shared.desk.logLines.join(""), /"fault":"another (?:tenant|person|app)"/);
      });
      await eventually(() => {
        assert.match(olivia.read().join("\n"), /Stopped for safety|Sign in\]/);
      });
      const graph = shared.desk.microsoft.requests.all().filter(({ service }) => service === "graph");
      assert.deepEqual(graph, []);
      const kept = await shared.desk.store.db.selectFrom("token_partitions").select("key").execute();
      assert.deepEqual(kept, []);
    });
  }
});
