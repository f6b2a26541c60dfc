import assert from "node:assert/strict";
import { roles } from "../../../core/access/roles.ts";
import type { CustomerState } from "../../../core/directory/customer-state.ts";
import { Problem, type ProblemCode } from "../../../core/problem.ts";
import { anOperator, home } from "../../support/builders/people.ts";
import { aProvider, fabrikam, litware } from "../../support/fakes/a-provider.ts";

const operator = anOperator();
const customers = [
  { tenantId: fabrikam, name: "Fabrikam", home: false },
  { tenantId: litware, name: "Litware", home: false },
];
type Desk = ReturnType<typeof aProvider>;

const read = async (desk: Desk, fresh = false) => desk.customers.states.read(operator, customers, { fresh });
const statesOf = (all: readonly CustomerState[]) => all.map(({ state }) => state);

describe("services/customers/customer-states", () => {
  it("a live delegation and a token there: ready, with the roles that are forecast", async () => {
    const [first] = await read(aProvider());
    assert.deepEqual(first, {
      customer: customers[0],
      state: "ready",
      entraRoles: [roles["Authentication Administrator"]],
    });
  });

  const doors: [ProblemCode, CustomerState["state"]][] = [
    ["consent-missing", "consent-missing"],
    ["sign-in-needed", "sign-in-needed"],
    ["no-access-path", "not-in-gdap-group"],
    ["sign-in-blocked", "blocked"],
    ["no-delegation-in-cloud", "not-in-this-cloud"],
    ["graph-unreachable", "unreachable"],
  ];
  for (const [code, state] of doors) {
    it(`its door says ${code}: ${state}, and the others are not touched`, async () => {
      const desk = aProvider();
      desk.world.shut.set(fabrikam, code);
      assert.deepEqual(statesOf(await read(desk)), [state, "ready"]);
    });
  }
  it("the link for an administrator stands beside a missing consent only", async () => {
    const desk = aProvider();
    desk.world.shut.set(litware, "consent-missing");
    const links = (await read(desk)).map(({ consentLink }) => consentLink);
    assert.deepEqual(links, [undefined, `https://consent/${litware}`]);
  });
  it("a foreign token or a lost database is nobody's state", async () => {
    const desk = aProvider();
    desk.world.shut.set(fabrikam, "wrong-tenant-token");
    await assert.rejects(read(desk), { code: "wrong-tenant-token" });
  });

  it("no way in by the records: said, and no token is asked for there", async () => {
    const desk = aProvider();
    desk.world.delegated.assignments = () => Promise.resolve([]);
    desk.world.delegated.eligibleGroups = () => Promise.resolve([]);
    assert.deepEqual(statesOf(await read(desk)), ["not-in-gdap-group", "not-in-gdap-group"]);
    assert.deepEqual([...new Set(desk.world.opened)], [home.tenantId]);
  });
  it("the assignments of one customer that can't be read leave the others alone", async () => {
    const desk = aProvider();
    const { assignments } = desk.world.delegated;
    desk.world.delegated.assignments = (id) =>
      id.endsWith(fabrikam) ? Promise.reject(new Problem("graph-throttled")) : assignments!(id);
    assert.deepEqual(statesOf(await read(desk)), ["unreachable", "ready"]);
  });
  it("records that can't be read, or come back empty, prove nothing: the door tells", async () => {
    const desk = aProvider();
    desk.world.delegated.delegations = () => Promise.reject(new Problem("graph-forbidden"));
    desk.world.shut.set(litware, "no-access-path");
    assert.deepEqual(statesOf(await read(desk)), ["ready", "not-in-gdap-group"]);
    const empty = aProvider();
    empty.world.delegated.customers = () => Promise.resolve([]);
    empty.world.delegated.delegations = () => Promise.resolve([]);
    assert.deepEqual(statesOf(await read(empty)), ["ready", "ready"]);
  });

  it("the records are kept for five minutes; a failure is not", async () => {
    const desk = aProvider();
    let asked = 0;
    const { delegations } = desk.world.delegated;
    desk.world.delegated.delegations = () => {
      asked += 1;
      return asked === 1 ? Promise.reject(new Problem("graph-throttled")) : delegations!();
    };
    await assert.rejects(read(desk), { code: "graph-throttled" });
    await read(desk);
    await read(desk);
    assert.equal(asked, 2);
    desk.clock.now = new Date(desk.clock.now.getTime() + 5 * 60 * 1000);
    await read(desk);
    assert.equal(asked, 3);
  });
  it("check again: records, roles and tokens anew", async () => {
    const desk = aProvider();
    desk.world.delegated.assignments = () => Promise.resolve([]);
    await read(desk);
    desk.world.delegated.assignments = aProvider().world.delegated.assignments!;
    assert.deepEqual(statesOf(await read(desk)), ["not-in-gdap-group", "not-in-gdap-group"]);
    desk.world.fresh.length = 0;
    assert.deepEqual(statesOf(await read(desk, true)), ["ready", "ready"]);
    assert.deepEqual(desk.world.fresh, [home.tenantId, fabrikam, litware]);
  });

  it("the home tenant: by the operator's own roles; unknown ones stand in nobody's way", async () => {
    const desk = aProvider();
    const atHome = async () => (await desk.customers.states.read(operator, [home]))[0]?.state;
    assert.equal(await atHome(), "ready");
    desk.world.operator = { groups: [], entraRoles: [roles["Global Reader"]] };
    assert.equal(await atHome(), "role-missing");
    desk.world.operator = { groups: [] };
    assert.equal(await atHome(), "ready");
  });
  it("customers of Microsoft's list that are not in the access file are named", async () => {
    const desk = aProvider({ customers: { Fabrikam: fabrikam } });
    assert.deepEqual(await desk.customers.states.notAccepted(operator), [
      { customer: { tenantId: litware, name: `name of ${litware}`, home: false }, state: "not-accepted" },
    ]);
  });
});
