import assert from "node:assert/strict";
import { Problem } from "../../../../core/problem.ts";
import { peopleIds, targetIds, tenantIds } from "../../../../emulator/seed/contoso.ts";
import { createOpenTenant } from "../../../../services/adapters/graph/create-open-tenant.ts";
import { graphPath } from "../../../../services/adapters/graph/graph-path.ts";
import { sendOnce } from "../../../../services/adapters/graph/send-once.ts";
import type { TenantToken, TokenWish } from "../../../../services/tenants/tenant-token.ts";
import { type Desk, startDesk } from "../../../support/desk-on-local-microsoft.ts";
import { memoryBudget } from "../../../support/memory-budget.ts";

const astrid = targetIds.astridAllround;

describe("graph/create-open-tenant, against Graph over https", () => {
  let desk: Desk;

  beforeEach(async () => {
    desk = await startDesk();
    await desk.signIn(peopleIds.olivia);
    desk.microsoft.log.clear();
  });
  afterEach(async () => {
    await desk.microsoft.stop();
  });

  const olivia = () => desk.operator(peopleIds.olivia);

  /** Opens the home tenant with tokens of the test's own, and notes what was wished for. */
  async function openWith(tokens: (wish: TokenWish) => ReturnType<TenantToken>) {
    const wishes: TokenWish[] = [];
    const open = createOpenTenant({
      tokens: (_operator, _tenantId, wish = {}) => {
        wishes.push(wish);
        return tokens(wish);
      },
      cloud: desk.cloud,
      served: () => ({ name: "Northwind" }),
      now: () => desk.microsoft.now(),
      wait: () => Promise.resolve(),
      budget: memoryBudget({ now: () => desk.microsoft.now(), wait: () => Promise.resolve() }),
      random: () => 0,
      log: desk.log,
    });
    return { access: await open(olivia(), tenantIds.northwind), wishes };
  }

  it("no operator, no power: without a sign-in nothing reaches Graph", async () => {
    const stranger = desk.operator(peopleIds.umar);
    await assert.rejects(desk.openTenant(stranger, tenantIds.northwind), { code: "sign-in-needed" });
    assert.deepEqual(desk.graphRequests(), []);
  });

  it("a tenant that is not served is not opened, and no token is asked for", async () => {
    await assert.rejects(desk.openTenant(olivia(), "00000000-0000-4000-8000-00000000dead"), {
      code: "customer-not-served",
    });
    assert.deepEqual(desk.microsoft.log.all(), []);
  });

  it("answers a claims challenge silently once, then reads on", async () => {
    const access = await desk.openTenant(olivia(), tenantIds.northwind);
    desk.microsoft.world.conditions.claimsChallengeFor.add(peopleIds.olivia);
    assert.equal((await access.people.byId(astrid))?.displayName, "Astrid Allround");
    const statuses = desk.microsoft.log.all().map(({ service, status }) => `${service} ${status}`);
    assert.deepEqual(statuses, ["graph 401", "entra 200", "graph 200"]);
  });

  it("a challenge that silence can't answer needs the person, with the claims", async () => {
    const { access, wishes } = await openWith((wish) =>
      desk.tenantToken(olivia(), tenantIds.northwind, omitClaims(wish)),
    );
    desk.microsoft.world.conditions.claimsChallengeFor.add(peopleIds.olivia);
    await assert.rejects(access.people.byId(astrid), (error: Problem) => {
      assert.equal(error.code, "sign-in-needed");
      assert.deepEqual(Object.keys(JSON.parse(error.context.claims!) as object), ["access_token"]);
      return true;
    });
    assert.equal(wishes.filter(({ claims }) => claims !== undefined).length, 1);
    assert.equal(desk.graphRequests().length, 2);
  });

  it("401 without claims: one fresh token, then the person", async () => {
    desk.microsoft.faults.add({ match: { service: "graph" }, answer: { status: 401, body: {} } });
    const { access, wishes } = await openWith(() => desk.tenantToken(olivia(), tenantIds.northwind));
    await assert.rejects(access.people.byId(astrid), { code: "sign-in-needed" });
    assert.deepEqual(wishes, [{}, {}, { forceRefresh: true }]);
  });

  it("asks for the token anew at every try", async () => {
    let asked = 0;
    const { access } = await openWith(() => {
      asked += 1;
      return desk.tenantToken(olivia(), tenantIds.northwind);
    });
    desk.microsoft.faults.add({ match: { service: "graph" }, times: 2, answer: { status: 503 } });
    await access.people.byId(astrid);
    assert.equal(asked, 1 + 3);
  });

  it("Entra out of reach is waited for; a token problem is not", async () => {
    let fails = 2;
    const { access } = await openWith(() => {
      fails -= 1;
      return fails === 0
        ? Promise.reject(new Problem("graph-unreachable"))
        : desk.tenantToken(olivia(), tenantIds.northwind);
    });
    assert.equal((await access.people.byId(astrid))?.objectId, astrid);
    await desk.tokens.signOut(olivia());
    await assert.rejects(access.people.byId(astrid), { code: "sign-in-needed" });
  });

  it("whoever opened it hears of each pause", async () => {
    const pauses: number[] = [];
    const paused = (ms: number) => pauses.push(ms);
    const access = await desk.openTenant(olivia(), tenantIds.northwind, { paused });
    const answer = { status: 503, headers: { "retry-after": "3" } };
    desk.microsoft.faults.add({ match: { service: "graph" }, times: 1, answer });
    await access.people.byId(astrid);
    assert.deepEqual(pauses, [3000]);
  });

  it("a bulk is more patient than somebody in front of a card", async () => {
    const answer = { status: 503, headers: { "retry-after": "15" } };
    const read = async (options = {}) => {
      desk.microsoft.faults.add({ match: { service: "graph" }, times: 3, answer });
      return (await desk.openTenant(olivia(), tenantIds.northwind, options)).people.byId(astrid);
    };
    assert.equal((await read({ priority: "bulk" }))?.objectId, astrid);
    await assert.rejects(read(), { code: "graph-unreachable" });
    desk.microsoft.faults.clear();
  });

  it("a call whose token took a while does not leave into a hold that began meanwhile", async () => {
    const now = () => desk.microsoft.now();
    const waits: number[] = [];
    const wait = (ms: number) => {
      waits.push(ms);
      desk.microsoft.advance(ms);
      return Promise.resolve();
    };
    const budget = memoryBudget({ now, wait });
    let asked = 0;
    const open = createOpenTenant({
      tokens: async () => {
        asked += 1;
        if (asked === 2) await budget.refused(tenantIds.northwind, 5000, { paced: false });
        return desk.tenantToken(olivia(), tenantIds.northwind);
      },
      ...{ cloud: desk.cloud, log: desk.log, budget, now, wait },
      served: () => ({ name: "Northwind" }),
      random: () => 0,
    });
    const { people } = await open(olivia(), tenantIds.northwind);
    assert.equal((await people.byId(astrid))?.objectId, astrid);
    assert.deepEqual([waits.length, desk.graphRequests().length], [1, 1]);
  });

  it("revokes sessions; a refusal is a problem", async () => {
    const access = await desk.openTenant(olivia(), tenantIds.northwind);
    assert.match((await access.revokeSessions(astrid)).graphRequestId ?? "", /^[0-9a-f-]{36}$/);
    assert.ok(desk.microsoft.user(astrid).sessionsValidFrom > 0);
    await assert.rejects(access.revokeSessions(targetIds.gloriaGlobalAdmin), { code: "graph-forbidden" });
  });

  it("the bearer goes to this cloud's Graph over https and nowhere else", async () => {
    const call = { method: "GET", version: "v1.0", path: graphPath`/users/${astrid}`, timeoutMs: 5000 } as const;
    const plain = desk.cloud.graphBaseUrl.replace("https:", "http:");
    for (const graphBaseUrl of [plain, desk.cloud.graphBaseUrl.replace("localhost", "localhost.invalid")]) {
      assert.equal((await sendOnce(call, { graphBaseUrl, accessToken: "t" })).status, 0);
    }
    const path = "https://evil.example/v1.0/users" as typeof call.path;
    const { graphBaseUrl } = desk.cloud;
    assert.equal((await sendOnce({ ...call, path }, { graphBaseUrl, accessToken: "t" })).status, 0);
    assert.deepEqual(desk.graphRequests(), []);
  });

  it("a try that takes too long is silence", async () => {
    desk.microsoft.faults.add({ match: { service: "graph" }, delayMs: 300 });
    const call = { method: "GET", version: "v1.0", path: graphPath`/users/${astrid}`, timeoutMs: 20 } as const;
    assert.equal((await sendOnce(call, { graphBaseUrl: desk.cloud.graphBaseUrl, accessToken: "t" })).status, 0);
  });
});

function omitClaims({ claims: _claims, ...wish }: TokenWish): TokenWish {
  return wish;
}
