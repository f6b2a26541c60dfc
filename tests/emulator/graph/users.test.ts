import assert from "node:assert/strict";
import { peopleIds, targetIds, tenantIds } from "../../../emulator/seed/contoso.ts";
import {
  type Answer,
  eventual,
  graphError,
  type LocalMicrosoft,
  query,
  startLocalMicrosoft,
  valueOf,
} from "../local-microsoft.ts";

describe("users of the local Graph", () => {
  let microsoft: LocalMicrosoft;
  before(async () => {
    microsoft = await startLocalMicrosoft();
  });
  afterEach(() => {
    microsoft.world.reset();
  });
  after(async () => {
    await microsoft.stop();
  });

  const ask = async (path: string, sending = {}): Promise<Answer> =>
    await microsoft.graph(peopleIds.olivia, path, sending);
  const list = async (options: Record<string, string>, sending = {}): Promise<Answer> =>
    await ask(`/v1.0/users${query(options)}`, sending);
  const names = (answer: Answer): unknown[] => valueOf(answer).map((user) => user["displayName"]);
  const refused = async (options: Record<string, string>, code: string, sending = {}): Promise<string> => {
    const error = graphError(await list(options, sending));
    assert.deepEqual({ status: error.status, code: error.code }, { status: 400, code });
    return error.message;
  };

  describe("pages", () => {
    it("gives 100 and a next link, which leads on to the last page without repeating anybody", async () => {
      const first = await ask("/v1.0/users");
      assert.equal(valueOf(first).length, 100);
      const next = String(first.body["@odata.nextLink"]).slice(microsoft.graphUrl.length);
      const second = await ask(next);
      assert.equal(second.body["@odata.nextLink"], undefined);
      const ids = [...valueOf(first), ...valueOf(second)].map((user) => user["id"]);
      assert.equal(new Set(ids).size, microsoft.tenant(tenantIds.northwind).users.size);
    });

    it("keeps the query in the link, counts on the first page only, and wants the header again", async () => {
      const options = { $count: "true", $top: "2", $filter: "startswith(displayName,'a')", $orderby: "displayName" };
      const first = await list(options, eventual);
      assert.equal(typeof first.body["@odata.count"], "number");
      const next = String(first.body["@odata.nextLink"]).slice(microsoft.graphUrl.length);
      assert.equal(graphError(await ask(next)).code, "Request_UnsupportedQuery");
      const second = await ask(next, eventual);
      assert.equal(second.body["@odata.count"], undefined);
      assert.equal(valueOf(second).length, 2);
    });

    it("refuses a page token of another query, and page sizes out of range", async () => {
      const next = new URL(String((await list({ $top: "5" })).body["@odata.nextLink"]));
      const token = next.searchParams.get("$skiptoken") ?? "";
      await refused({ $top: "6", $skiptoken: token }, "Directory_ExpiredPageToken");
      for (const top of ["0", "1000", "x"]) await refused({ $top: top }, "Request_UnsupportedQuery");
      assert.equal(valueOf(await list({ $top: "999" })).length, microsoft.tenant(tenantIds.northwind).users.size);
    });
  });

  describe("$filter", () => {
    const found: Record<string, unknown[]> = {
      "displayName eq 'alice anders'": ["Alice Anders"],
      "startswith(displayName,'Alice') or mail eq 'bea.backup@northwind.example'": ["Alice Anders", "Bea Backup"],
      "displayName eq 'Miles O''Brien'": ["Miles O'Brien"],
      "startsWith(displayName,'Anders') and not(displayName eq 'Anders Berg')": ["Anders and Sons", "Anders, Alexa"],
      "endsWith(userPrincipalName,'#EXT#@northwind.onmicrosoft.com')": ["Gita Guest"],
      "accountEnabled eq false": ["Dana Disabled"],
      "accountEnabled ne true and (userType eq 'Member' or userType eq 'Guest')": ["Dana Disabled"],
      "onPremisesSyncEnabled eq true": ["Sven Synced"],
      "displayName in ('Zoë Ångström', 'Nora Nothing')": ["Zoë Ångström", "Nora Nothing"],
    };
    for (const [filter, expected] of Object.entries(found)) {
      it(`finds by ${filter}`, async () => {
        assert.deepEqual(names(await list({ $filter: filter, $count: "true" }, eventual)), expected);
      });
    }

    it("wants the advanced mode for ne, not and endsWith: the header and the count", async () => {
      for (const filter of ["mail ne 'x'", "not(mail eq 'x')", "endsWith(mail,'x')"]) {
        assert.match(await refused({ $filter: filter }, "Request_UnsupportedQuery"), /ConsistencyLevel:eventual/);
        await refused({ $filter: filter }, "Request_UnsupportedQuery", eventual);
        assert.equal((await list({ $filter: filter, $count: "true" }, eventual)).status, 200);
      }
    });

    it("refuses what the directory can't: contains, strange properties, endsWith elsewhere, an order beside a plain filter", async () => {
      const advanced = { $count: "true" };
      await refused({ ...advanced, $filter: "contains(displayName,'li')" }, "Request_UnsupportedQuery", eventual);
      await refused({ ...advanced, $filter: "shoeSize eq 'a'" }, "Request_UnsupportedQuery", eventual);
      await refused({ ...advanced, $filter: "endsWith(displayName,'s')" }, "Request_UnsupportedQuery", eventual);
      await refused({ $filter: "accountEnabled eq true", $orderby: "displayName" }, "Request_UnsupportedQuery");
      await refused({ $orderby: "shoeSize" }, "Request_UnsupportedQuery");
    });

    it("refuses what can't be read", async () => {
      for (const filter of [
        "displayName eq 'O'Brien'",
        "displayName eq",
        "(displayName eq 'a'",
        "displayName eq 'a",
        "displayName = 'a'",
      ]) {
        await refused({ $filter: filter }, "BadRequest");
      }
    });

    it("is cut where an & is not encoded, as every query is", async () => {
      const answer = await ask("/v1.0/users?$filter=displayName%20eq%20'R&D'");
      assert.equal(graphError(answer).code, "BadRequest");
    });
  });

  describe("$search", () => {
    it("finds words of the display name by their beginning, other properties by theirs", async () => {
      assert.deepEqual(names(await list({ $search: '"displayName:ander"' }, eventual)), [
        "Alice Anders",
        "Anders Berg",
        "Anders and Sons",
        "Anders, Alexa",
      ]);
      assert.deepEqual(names(await list({ $search: '"displayName:nders"' }, eventual)), []);
      assert.deepEqual(names(await list({ $search: '"mail:miles.o\'b" OR "userPrincipalName:zoe"' }, eventual)), [
        "Miles O'Brien",
        "Zoë Ångström",
      ]);
      assert.deepEqual(names(await list({ $search: '"displayName:alice" AND "displayName:berg"' }, eventual)), []);
    });

    it("works only with the header, and only as quoted clauses on known properties", async () => {
      assert.match(
        await refused({ $search: '"displayName:ali"' }, "Request_UnsupportedQuery"),
        /special request header/,
      );
      await refused({ $search: "displayName:ali" }, "BadRequest", eventual);
      await refused({ $search: '"ali"' }, "BadRequest", eventual);
      await refused({ $search: '"displayName:ali" or "mail:ali"' }, "BadRequest", eventual);
      await refused({ $search: '"shoeSize:1"' }, "Request_UnsupportedQuery", eventual);
    });
  });

  it("counts with the header only", async () => {
    await refused({ $count: "true" }, "Request_UnsupportedQuery");
    assert.equal((await ask("/v1.0/users/$count")).status, 400);
    const counted = await ask(`/v1.0/users/$count${query({ $filter: "startswith(displayName,'Alice')" })}`, eventual);
    assert.equal(counted.body["text"], "1");
  });

  it("gives the default properties, the selected ones, and refuses unknown ones", async () => {
    const plain = await ask(`/v1.0/users/${targetIds.danaDisabled}`);
    assert.equal("accountEnabled" in plain.body, false);
    const selected = await ask(`/v1.0/users/${targetIds.danaDisabled}?$select=id,accountEnabled,department`);
    assert.deepEqual([selected.body["accountEnabled"], "displayName" in selected.body], [false, false]);
    assert.equal(graphError(await ask("/v1.0/users?$select=shoeSize")).code, "BadRequest");
  });

  it("finds one by id and by name in any case, with the manager where asked", async () => {
    const upper = await ask(`/v1.0/users/ALICE@NORTHWIND.EXAMPLE${query({ $expand: "manager($select=displayName)" })}`);
    assert.equal(upper.body["id"], targetIds.aliceAnders);
    assert.deepEqual((upper.body["manager"] as Record<string, unknown>)["displayName"], "Ulla Useradmin");
    assert.equal((await ask(`/v1.0/users/${targetIds.aliceAnders}/manager`)).body["displayName"], "Ulla Useradmin");
    assert.equal(
      graphError(await ask(`/v1.0/users/${targetIds.noraNothing}/manager`)).code,
      "Request_ResourceNotFound",
    );
    assert.equal(graphError(await ask("/v1.0/users/nobody@northwind.example")).code, "Request_ResourceNotFound");
    assert.equal(graphError(await ask(`/v1.0/users/${targetIds.aliceArcher}`)).status, 404);
  });

  it("shows the last sign-in only with the licence", async () => {
    const path = `/v1.0/users/${targetIds.aliceAnders}?$select=id,signInActivity`;
    assert.equal((await ask(path)).status, 200);
    microsoft.tenant(tenantIds.northwind).premium = false;
    assert.equal(graphError(await ask(path)).code, "Authentication_RequestFromNonPremiumTenantOrB2CTenant");
  });

  it("shows a guest herself and not the directory", async () => {
    assert.equal((await microsoft.graph(targetIds.gitaGuest, "/v1.0/me")).status, 200);
    assert.equal((await microsoft.graph(targetIds.gitaGuest, "/v1.0/users")).status, 403);
  });
});
