import assert from "node:assert/strict";
import type { Access } from "../../../core/access/access.ts";
import type { Operator } from "../../../core/directory/people.ts";
import type { AuditEntry } from "../../../services/audit/audit.ts";
import { createReadableCustomers } from "../../../services/history/readable-customers.ts";
import { createHistory, type HistoryVerbs } from "../../../services/history/show-history.ts";
import type { OpenTenant } from "../../../services/tenants/open-tenant.ts";
import { now } from "../../support/builders/resets.ts";
import { openTestStore, type TestStore } from "../../support/open-test-store.ts";

const home = { tenantId: "00000000-0000-4000-8000-000000000000", name: "Northwind", home: true };
const contoso = "11111111-1111-4111-8111-111111111111";
const fabrikam = "33333333-3333-4333-8333-333333333333";
const olive: Operator = { tenantId: home.tenantId, objectId: "olive", name: "Olive Operator" };
const conversationId = "chat";

const reader = (user: string, customers: string[], role: Access["roles"][number]["role"] = "UsersReader") => ({
  role,
  members: [{ user }],
  customers,
});

describe("history", () => {
  let store: TestStore;
  let access: Access;
  let history: HistoryVerbs;
  let ids = 0;

  before(async () => {
    store = await openTestStore(() => now);
    const target = (name: string, tenantId: string, customerName: string) => ({
      ...{ tenantId, customerName, objectId: name.toLowerCase() },
      ...{ displayName: name, userPrincipalName: `${name.toLowerCase()}@example.com` },
    });
    const at = now.toISOString();
    const add = (entry: AuditEntry) => store.auditChains.append(entry);
    for (let index = 0; index < 12; index += 1) {
      await add({
        kind: "cancelled",
        at,
        operator: olive,
        resetId: `c${index}`,
        target: target("Carl", contoso, "Contoso"),
      });
    }
    await add({
      kind: "denied",
      at,
      operator: olive,
      denial: "desk-never",
      target: target("Fay", fabrikam, "Fabrikam"),
    });
    const alice = target("Alice", contoso, "Contoso");
    const method = { id: "m1", kind: "mobile-phone", action: "delete" } as const;
    const details = { reason: "lost", ticket: "INC-7", revokeSessions: false } as const;
    const reset = { operator: olive, at, resetId: "r1", target: alice };
    await add({ kind: "begun", ...reset, batchId: "b1", details, methods: [method, { ...method, id: "m2" }] });
    await add({ kind: "step", ...reset, method, status: "deleted" });
    await add({ kind: "step", ...reset, method: { ...method, id: "m2" }, status: "still-registered" });
    await add({ kind: "ended", ...reset, verdict: "partial", sessions: "not-asked" });
    await add({ kind: "access-changed", at, fingerprint: "f" });
  });
  after(() => store.close());

  beforeEach(() => {
    access = { customers: { Contoso: contoso, Fabrikam: fabrikam }, roles: [], rules: [], samePerson: [] };
    access = { ...access, roles: [reader("olive", ["Contoso"])] };
    const openTenant = (() =>
      Promise.resolve({ standings: { ofOperator: () => Promise.resolve({ groups: [] }) } })) as unknown as OpenTenant;
    const source = { current: () => access, fault: () => undefined };
    history = createHistory({
      entries: store.history,
      readable: createReadableCustomers({ openTenant, access: source, home }),
      views: store.views,
      access: source,
      home,
      audit: {
        record: async (entry) => {
          await store.auditChains.append(entry);
        },
      },
      now: () => now,
      newId: () => `history-view-${(ids += 1)}`,
    });
  });

  const open = (part: { search?: string; inCustomer?: string } = {}) =>
    history.open({ operator: olive, conversationId, ...part });

  it("shows the viewer's customers only, newest first, with what is known of a reset", async () => {
    const { rows, count, customers } = await open();
    assert.deepEqual(customers, ["Contoso"]);
    assert.equal(count, 13);
    assert.equal(rows.length, 10);
    assert.ok(rows.every(({ tenantId }) => tenantId === contoso));
    const { what, resetId, operatorName } = rows[0]!;
    assert.deepEqual(
      { what, resetId, operatorName },
      {
        resetId: "r1",
        operatorName: "Olive Operator",
        what: {
          ...{ did: "ended", act: "reset", verdict: "partial", gone: 1, confirmed: 2, sessions: "not-asked" },
          details: { reason: "lost", ticket: "INC-7", revokeSessions: false },
        },
      },
    );
  });

  it("is open to writers too, and to nobody without a role", async () => {
    access = { ...access, roles: [reader("olive", ["Fabrikam"], "AuthenticationMethodsWriter")] };
    assert.deepEqual((await open()).customers, ["Fabrikam"]);
    access = { ...access, roles: [reader("olive", ["*"], "DeskLead")] };
    await assert.rejects(open(), { code: "desk-role-missing" });
  });

  it("looks for a person, an address or a ticket, and takes no sign for a wildcard", async () => {
    for (const search of ["ALICE", "alice@example", "inc-7"]) {
      const { rows } = await open({ search });
      assert.deepEqual(
        rows.map(({ resetId }) => resetId),
        ["r1"],
        search,
      );
    }
    for (const search of ["%", "_____", "Fay", "\\", "'"]) assert.equal((await open({ search })).count, 0, search);
  });

  it("in one customer, if it is the viewer's", async () => {
    assert.equal((await open({ inCustomer: "contoso" })).count, 13);
    await assert.rejects(open({ inCustomer: "Fabrikam" }), { code: "customer-unknown" });
    await assert.rejects(open({ inCustomer: "Nowhere" }), { code: "customer-unknown" });
  });

  it("turns pages that later entries do not move", async () => {
    const { viewId } = await open();
    const target = {
      tenantId: contoso,
      customerName: "Contoso",
      objectId: "n",
      displayName: "New",
      userPrincipalName: "n@x",
    };
    await store.auditChains.append({
      kind: "cancelled",
      at: now.toISOString(),
      operator: olive,
      resetId: "new",
      target,
    });
    const whose = { operator: olive, conversationId, viewId };
    const second = await history.press(whose, "next");
    assert.deepEqual(
      { page: second.page, rows: second.rows.length, count: second.count },
      { page: 1, rows: 3, count: 13 },
    );
    const first = await history.press(whose, "previous");
    assert.equal(first.rows[0]?.resetId, "r1");
    assert.equal((await history.press(whose, "previous")).page, 0);
  });

  it("judges rights again at every press", async () => {
    const { viewId } = await open();
    access = { ...access, roles: [reader("olive", ["Fabrikam"])] };
    const shown = await history.press({ operator: olive, conversationId, viewId }, "next");
    assert.deepEqual(
      { rows: shown.rows, count: shown.count, customers: shown.customers },
      { rows: [], count: 0, customers: [] },
    );
  });

  it("belongs to its operator and conversation", async () => {
    const { viewId } = await open();
    const other = { ...olive, objectId: "ravi" };
    await assert.rejects(history.press({ operator: other, conversationId, viewId }, "next"), { code: "not-yours" });
    const elsewhere = { operator: olive, conversationId: "elsewhere", viewId };
    await assert.rejects(history.press(elsewhere, "export"), { code: "card-unknown" });
  });

  it("is taken out as a whole, which is recorded in each customer's chain", async () => {
    const { viewId } = await open({ search: "carl" });
    const { exported } = await history.press({ operator: olive, conversationId, viewId }, "export");
    assert.equal(exported?.length, 12);
    const last = (await store.auditChains.part({ chain: contoso })).at(-1)?.sealed.entry;
    const customer = { tenantId: contoso, customerName: "Contoso" };
    assert.deepEqual(last, {
      kind: "exported",
      at: now.toISOString(),
      operator: olive,
      customer,
      format: "card",
      rows: 12,
    });
    const [row] = (await open()).rows;
    assert.deepEqual(row?.what, { did: "exported", rows: 12 });
  });
});
