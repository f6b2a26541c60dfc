import assert from "node:assert/strict";
import type { UserFilter } from "../../../../core/directory/directory.ts";
import { peopleIds, tenantIds } from "../../../../emulator/seed/contoso.ts";
import type { ReadDirectory } from "../../../../services/directory/read-directory.ts";
import { type Desk, startDesk } from "../../../support/desk-on-local-microsoft.ts";

describe("graph/list-people, against Graph over https", () => {
  let desk: Desk;
  let fabrikam: ReadDirectory;
  let northwind: ReadDirectory;

  before(async () => {
    desk = await startDesk();
    const olivia = await desk.signIn(peopleIds.olivia);
    fabrikam = (await desk.openTenant(olivia, tenantIds.fabrikam)).directory;
    northwind = (await desk.openTenant(olivia, tenantIds.northwind)).directory;
  });
  after(async () => {
    await desk.microsoft.stop();
  });
  beforeEach(() => {
    desk.microsoft.log.clear();
  });

  const everybody = async (directory: ReadDirectory, filter: UserFilter, search = ""): Promise<string[]> => {
    const ids: string[] = [];
    for (let cursor: string | undefined = ""; cursor !== undefined; ) {
      const wish = cursor === "" ? { filter, search } : { filter, search, cursor };
      const page: Awaited<ReturnType<ReadDirectory["page"]>> = await directory.page(wish);
      ids.push(...page.rows.map(({ objectId }) => objectId));
      cursor = page.next;
    }
    return ids;
  };

  it("gives ten people, the count and a way on, in one request", async () => {
    const page = await fabrikam.page({ filter: "all" });
    assert.equal(page.rows.length, 10);
    assert.equal(page.count, 1200);
    assert.ok(page.next);
    assert.deepEqual(desk.graphRequests(), ["GET /v1.0/users"]);
    const names = page.rows.map(({ displayName }) => displayName);
    assert.deepEqual(
      names,
      [...names].sort((a, b) => a.localeCompare(b, "en")),
    );
  });

  it("pages through a search to its end, nobody twice, nobody missing", async () => {
    const { count } = await fabrikam.page({ filter: "all", search: "amara" });
    const ids = await everybody(fabrikam, "all", "amara");
    assert.ok(count !== undefined && count > 20);
    assert.equal(ids.length, count);
    assert.equal(new Set(ids).size, count);
  });

  it("filters members, guests and disabled accounts at Microsoft", async () => {
    const users = [...desk.microsoft.tenant(tenantIds.northwind).users.values()];
    const ids = (wanted: (user: (typeof users)[number]) => boolean) => users.filter(wanted).map(({ id }) => id);
    const sorted = (list: readonly string[]) => [...list].sort();
    assert.deepEqual(sorted(await everybody(northwind, "guests")), sorted(ids(({ userType }) => userType === "Guest")));
    assert.deepEqual(
      sorted(await everybody(northwind, "disabled")),
      sorted(ids(({ accountEnabled }) => !accountEnabled)),
    );
    assert.deepEqual(
      sorted(await everybody(northwind, "members")),
      sorted(ids(({ userType }) => userType === "Member")),
    );
  });

  it("search and filter go together, and an address is found by its beginning", async () => {
    const { rows } = await northwind.page({ filter: "guests", search: "gita" });
    assert.deepEqual(
      rows.map(({ displayName }) => displayName),
      ["Gita Guest"],
    );
    const alice = await northwind.page({ filter: "all", search: "alice.anders@" });
    assert.equal(alice.rows.length, 1);
    assert.equal((await northwind.page({ filter: "guests", search: "alice.anders@" })).rows.length, 0);
  });

  it("no text widens the search or breaks it, and one without a letter asks nobody", async () => {
    for (const search of ['x" OR "displayName:a', "\\", "..", "#", "(", "\ud800", "' or 1 eq 1"]) {
      assert.equal((await northwind.page({ filter: "all", search })).rows.length, 0, JSON.stringify(search));
    }
    desk.graphRequests();
    assert.deepEqual(await northwind.page({ filter: "administrators", search: '"(' }), { rows: [], count: 0 });
    assert.deepEqual(await northwind.page({ filter: "all", search: '"(' }), { rows: [], count: 0 });
    assert.deepEqual(desk.graphRequests(), []);
  });

  it("follows no link that leads elsewhere", async () => {
    const { next = "" } = await fabrikam.page({ filter: "all" });
    const elsewhere = [
      next.replace("/users?", "/groups?"),
      next.replace("/users?", `/users/${peopleIds.olivia}?`),
      next.replace("/v1.0/", "/beta/"),
      next.replace("https://", "https://evil.example/"),
      "x",
    ];
    desk.graphRequests();
    for (const cursor of elsewhere) {
      await assert.rejects(fabrikam.page({ filter: "all", cursor }), { code: "graph-unexpected" });
    }
    assert.deepEqual(desk.graphRequests(), []);
  });

  it("a link of one customer gives nothing in another", async () => {
    const { next = "" } = await fabrikam.page({ filter: "all" });
    await assert.rejects(northwind.page({ filter: "all", cursor: next }), { code: "graph-unexpected" });
  });
});
