import assert from "node:assert/strict";
import { decodeJwt } from "jose";
import { roleIds } from "../../../emulator/directory/role-ids.ts";
import type { Delegation } from "../../../emulator/directory/world.ts";
import { groupIds, peopleIds, tenantIds } from "../../../emulator/seed/contoso.ts";
import { buildPerson } from "../../../emulator/seed/person-builder.ts";
import { type Answer, type LocalMicrosoft, startLocalMicrosoft } from "../local-microsoft.ts";
import { aSignInPage } from "./a-sign-in-page.ts";

const codeOf = (answer: Answer): unknown => (answer.body["error_codes"] as number[] | undefined)?.[0] ?? answer.status;

describe("a refresh token at a customer's authority", () => {
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

  const refresh = async (
    tenant: keyof typeof tenantIds,
    person: keyof typeof peopleIds = "olivia",
    more: Record<string, string> = {},
  ): Promise<Answer> =>
    await microsoft.refresh(await microsoft.refreshToken(peopleIds[person]), tenantIds[tenant], more);
  const delegation = (tenant: keyof typeof tenantIds): Delegation =>
    microsoft.tenant(tenantIds[tenant]).delegations[0]!;
  const rolesIn = async (tenant: keyof typeof tenantIds): Promise<unknown> =>
    decodeJwt(String((await refresh(tenant)).body["access_token"]))["wids"];

  it("gives a token of that tenant for the operator's own account, with the delegated roles", async () => {
    const { status, body } = await refresh("contoso");
    assert.equal(status, 200);
    const { tid, oid } = decodeJwt(String(body["access_token"]));
    assert.deepEqual([tid, oid], [tenantIds.contoso, peopleIds.olivia]);
    assert.deepEqual(await rolesIn("contoso"), [roleIds["Authentication Administrator"], roleIds["Directory Readers"]]);
    assert.ok("id_token" in body && "client_info" in body && "refresh_token" in body);
  });

  describe("the way in", () => {
    it("goes through groups within groups, and no further than the relationship's own roles", async () => {
      const roles = ["Authentication Administrator", "Directory Readers", "Reports Reader"] as const;
      assert.deepEqual(
        await rolesIn("fabrikam"),
        roles.map((name) => roleIds[name]),
      );
    });

    it("is the union of all that is active", async () => {
      delegation("contoso").assignments.push({
        ...{ id: "more", status: "active", groupId: groupIds.helpdesk, roles: [roleIds["Reports Reader"]] },
      });
      assert.equal(((await rolesIn("contoso")) as string[]).length, 2);
      delegation("contoso").roles = [...delegation("contoso").roles, roleIds["Reports Reader"]];
      assert.equal(((await rolesIn("contoso")) as string[]).length, 3);
    });

    it("is closed where no group of the operator is assigned: AADSTS50020", async () => {
      assert.equal(codeOf(await refresh("litware")), 50020);
      assert.equal(codeOf(await refresh("litware", "priya")), 200);
      assert.equal(codeOf(await refresh("contoso", "umar")), 50020);
    });

    it("is closed where the relationship expired, or is in any state but active", async () => {
      assert.equal(codeOf(await refresh("tailspin")), 50020);
      for (const status of ["approved", "activating", "expiring", "terminationRequested", "terminated"] as const) {
        delegation("contoso").status = status;
        assert.equal(codeOf(await refresh("contoso")), 50020, status);
      }
    });

    it("closes at the end of the relationship, whatever its status still says", async () => {
      const token = await microsoft.refreshToken(peopleIds.olivia);
      assert.equal(codeOf(await microsoft.refresh(token, tenantIds.contoso)), 200);
      microsoft.advance(21 * 86_400_000);
      assert.equal(codeOf(await microsoft.refresh(token, tenantIds.contoso)), 50020);
      microsoft.advance(-21 * 86_400_000);
    });

    it("does not count an assignment that isn't active", async () => {
      for (const status of ["pending", "deleting", "deleted", "error"] as const) {
        delegation("contoso").assignments[0]!.status = status;
        assert.equal(codeOf(await refresh("contoso")), 50020, status);
      }
    });

    it("does not count a membership that waits for activation", async () => {
      assert.equal(codeOf(await refresh("wingtip")), 50020);
      microsoft.tenant(tenantIds.northwind).groups.get(groupIds.onCall)!.members.push(peopleIds.olivia);
      assert.equal(codeOf(await refresh("wingtip")), 200);
    });

    it("is blocked by a guest of the same account in the customer: AADSTS50177", async () => {
      const place = { domain: "contoso.com", company: "Contoso", daysAgo: () => microsoft.now().toISOString() };
      const more = { userType: "Guest", mail: "Olivia@northwind.example" } as const;
      const twin = buildPerson(place, { name: "Olivia (guest)", more });
      microsoft.tenant(tenantIds.contoso).users.set(twin.id, twin);
      assert.equal(codeOf(await refresh("contoso")), 50177);
      assert.equal(codeOf(await refresh("fabrikam")), 200);
    });

    it("does not exist for an account that is gone or disabled", async () => {
      const token = await microsoft.refreshToken(peopleIds.olivia);
      microsoft.user(peopleIds.olivia).accountEnabled = false;
      assert.equal(codeOf(await microsoft.refresh(token, tenantIds.contoso)), 50057);
      microsoft.tenant(tenantIds.northwind).users.delete(peopleIds.olivia);
      assert.equal(codeOf(await microsoft.refresh(token, tenantIds.contoso)), 50034);
    });
  });

  it("needs consent there: AADSTS65001", async () => {
    const { status, body } = await refresh("adatum");
    assert.deepEqual([status, body["error"], body["suberror"]], [400, "invalid_grant", "consent_required"]);
    microsoft.tenant(tenantIds.adatum).consents.add("User.Read.All").add("openid");
    const narrow = { scope: `${microsoft.graphUrl}/User.Read.All offline_access` };
    assert.equal(
      decodeJwt(String((await refresh("adatum", "olivia", narrow)).body["access_token"]))["tid"],
      tenantIds.adatum,
    );
    assert.equal(
      codeOf(await refresh("adatum", "olivia", { scope: `${microsoft.graphUrl}/GroupMember.Read.All` })),
      65001,
    );
  });

  describe("the policies there", () => {
    it("want a second factor in one customer only, met by a sign-in in the browser: AADSTS50076 with claims", async () => {
      const { status, body } = await refresh("proseware");
      assert.deepEqual(
        [status, body["error"], codeOf({ status, headers: {}, body })],
        [400, "interaction_required", 50076],
      );
      assert.match(String(body["claims"]), /capolids/);
      assert.equal(codeOf(await refresh("contoso")), 200);
      const page = aSignInPage(microsoft);
      const back = await page.goneBack({ claims: String(body["claims"]) }, tenantIds.proseware);
      const signedIn = await page.redeem(back.get("code"), {}, tenantIds.proseware);
      assert.equal(signedIn.status, 200, JSON.stringify(signedIn.body));
      const token = String(signedIn.body["refresh_token"]);
      for (const tenant of ["proseware", "contoso", "northwind"] as const) {
        assert.equal((await microsoft.refresh(token, tenantIds[tenant])).status, 200);
      }
    });

    it("block outright: AADSTS53003, in the browser too", async () => {
      microsoft.world.conditions.blockedIn.add(tenantIds.contoso);
      const answer = await refresh("contoso");
      assert.deepEqual([codeOf(answer), answer.body["error"]], [53003, "interaction_required"]);
      assert.equal(codeOf(await refresh("fabrikam")), 200);
    });

    it("of the home tenant may let nobody out: AADSTS500212", async () => {
      microsoft.world.conditions.outboundBlockedTo.add(tenantIds.contoso);
      assert.equal(codeOf(await refresh("contoso")), 500212);
    });
  });

  it("is refused once revoked, and with it what it was exchanged for: AADSTS50173", async () => {
    const there = String((await refresh("contoso")).body["refresh_token"]);
    microsoft.world.conditions.refreshTokensRevokedFor.add(peopleIds.olivia);
    assert.equal(codeOf(await microsoft.refresh(there, tenantIds.contoso)), 50173);
    assert.equal(codeOf(await microsoft.refresh(there, tenantIds.northwind)), 50173);
  });

  it("from on-behalf-of crosses tenants, unless the switch says that it stays home", async () => {
    assert.equal(codeOf(await refresh("contoso")), 200);
    microsoft.world.conditions.onBehalfOfStaysHome = true;
    assert.equal(codeOf(await refresh("contoso")), 70000);
    assert.equal(codeOf(await refresh("northwind")), 200);
    const page = aSignInPage(microsoft);
    const { body } = await page.redeem((await page.goneBack()).get("code"));
    assert.equal(codeOf(await microsoft.refresh(String(body["refresh_token"]), tenantIds.fabrikam)), 200);
  });
});
