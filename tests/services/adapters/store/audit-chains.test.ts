import assert from "node:assert/strict";
import { sql } from "kysely";
import { createAuditChains } from "../../../../services/adapters/store/audit-chains.ts";
import { createCheckRecord } from "../../../../services/audit/check-record.ts";
import { createMakeCheckpoint, publicKey } from "../../../../services/audit/checkpoint.ts";
import { emptyChain, sealEntry } from "../../../../services/audit/seal-entry.ts";
import { anEntry, tenants } from "../../../support/builders/audit-entries.ts";
import { now } from "../../../support/builders/resets.ts";
import { openTestStore, type TestStore } from "../../../support/open-test-store.ts";

describe("store: the audit's chains", () => {
  let store: TestStore;
  beforeEach(async () => {
    store = await openTestStore();
  });
  afterEach(() => store.close());

  async function check(key?: string) {
    const { auditChains: chains } = store;
    const checkpoints = await chains.checkpoints();
    const checking = createCheckRecord({ checkpoints, ends: await chains.ends(), ...(key !== undefined && { key }) });
    let from = checkpoints.find(({ chain }) => chain === "heads")?.seq ?? 0;
    for (let page = await chains.after(from); page.length > 0; page = await chains.after(from)) {
      for (const { sealed, intact } of page) checking.take(sealed, intact);
      from = page.at(-1)!.sealed.head.seq;
    }
    return checking.result();
  }

  /** As somebody with every right on the database would. */
  async function tamper(statement: string): Promise<void> {
    await sql.raw("alter table audit_entries disable trigger all").execute(store.db);
    await sql.raw(statement).execute(store.db);
  }

  async function write(count: number, at = now.toISOString()): Promise<void> {
    for (let index = 0; index < count; index += 1) {
      const tenantId = index % 3 === 2 ? tenants.fabrikam : tenants.contoso;
      await store.auditChains.append(anEntry({ resetId: `r${index}`, tenantId, at }));
    }
  }

  it("keeps entries in order, with what is asked for in columns", async () => {
    const entry = anEntry();
    await store.auditChains.append(entry);
    await store.auditChains.append({ kind: "access-changed", at: now.toISOString(), fingerprint: "f1" });
    const rows = await store.db.selectFrom("audit_entries").selectAll().orderBy("id").execute();
    assert.deepEqual(
      rows.map(({ kind, reset_id, chain, entry }) => ({ kind, reset_id, chain, entry })),
      [
        { kind: "cancelled", reset_id: "r1", chain: tenants.contoso, entry },
        {
          kind: "access-changed",
          reset_id: null,
          chain: "desk",
          entry: { kind: "access-changed", at: now.toISOString(), fingerprint: "f1" },
        },
      ],
    );
  });

  it("100 appends at once: every place taken once, nothing to find", async () => {
    const entries = Array.from({ length: 100 }, (_, index) =>
      anEntry({ resetId: `r${index}`, tenantId: index % 2 === 0 ? tenants.contoso : tenants.fabrikam }),
    );
    const sealed = await Promise.all(entries.map((entry) => store.auditChains.append(entry)));
    const places = sealed.map(({ head }) => head.seq).sort((a, b) => a - b);
    assert.deepEqual(
      places,
      Array.from({ length: 100 }, (_, index) => index + 1),
    );
    assert.deepEqual(await check(), { entries: 100, chains: 2, tampered: [] });
  });

  it("what their only writer sealed is put in whole, and a place that is taken leaves nothing behind", async () => {
    const first = sealEntry(anEntry(), { chain: emptyChain, heads: emptyChain });
    const second = sealEntry(anEntry({ tenantId: tenants.fabrikam }), { chain: emptyChain, heads: first.head });
    const third = sealEntry(anEntry(), { chain: first, heads: second.head });
    await store.auditChains.write([first, second, third]);
    const late = sealEntry(anEntry({ tenantId: tenants.fabrikam }), { chain: second, heads: third.head });
    await assert.rejects(store.auditChains.write([late, third]), { code: "store-unavailable" });
    const { seq, head } = await store.auditChains.append(anEntry());
    assert.deepEqual({ seq, head: head.seq }, { seq: 3, head: 4 });
    assert.deepEqual(await check(), { entries: 4, chains: 2, tampered: [] });
  });

  it("text that a database can't hold is sealed as it comes back", async () => {
    await store.auditChains.append(anEntry({ resetId: "nul \0 and half a pair \uD800" }));
    assert.deepEqual((await check()).tampered, []);
  });

  for (const [name, statement, found] of [
    [
      "a changed entry",
      `update audit_entries set entry = jsonb_set(entry, '{resetId}', '"x"') where seq = 2`,
      "changed",
    ],
    ["a changed column", "update audit_entries set reset_id = 'x' where seq = 2", "changed"],
    ["a removed entry", "delete from audit_entries where seq = 2", "missing"],
  ] as const) {
    it(`names ${name}`, async () => {
      await write(6);
      await tamper(`${statement} and chain = '${tenants.contoso}'`);
      const fault = (await check()).tampered.find(({ chain }) => chain === tenants.contoso);
      assert.deepEqual(fault, { chain: tenants.contoso, seq: 2, how: found });
    });
  }

  it("names the last entry when it is gone", async () => {
    await write(6);
    await tamper("delete from audit_entries where head_seq = 6");
    assert.deepEqual((await check()).tampered, [
      { chain: tenants.fabrikam, seq: 2, how: "missing" },
      { chain: "heads", seq: 6, how: "missing" },
    ]);
  });

  for (const statement of [
    "update audit_entries set kind = 'x'",
    "delete from audit_entries",
    "truncate audit_entries",
    "delete from audit_checkpoints",
  ]) {
    it(`refuses to ${statement}`, async () => {
      await write(1);
      await assert.rejects(sql.raw(statement).execute(store.db), /audit entries are append-only/);
    });
  }

  it("pruning removes a beginning, leaves signed checkpoints, and the rest can still be checked", async () => {
    const key = Buffer.alloc(32, 7).toString("base64");
    await write(4, "2025-01-01T00:00:00.000Z");
    await write(3);
    const make = createMakeCheckpoint(key);
    // The owner's work: the account that serves may not.
    const owner = createAuditChains(store.db);
    assert.equal(await owner.prune(new Date("2026-01-01"), now, make), 4);
    const checkpoints = await store.auditChains.checkpoints();
    assert.deepEqual(
      checkpoints.map(({ chain, seq, key: by }) => ({ chain, seq, by })),
      [
        { chain: tenants.contoso, seq: 3, by: publicKey(key) },
        { chain: tenants.fabrikam, seq: 1, by: publicKey(key) },
        { chain: "heads", seq: 4, by: publicKey(key) },
      ],
    );
    assert.deepEqual(await check(publicKey(key)), { entries: 3, chains: 2, tampered: [] });
    assert.equal(await owner.prune(new Date("2026-01-01"), now, make), 0);
    await assert.rejects(sql`delete from audit_entries`.execute(store.db), /append-only/);
    await write(1);
    assert.deepEqual((await check()).tampered, []);
  });

  it("gives the entries of one customer in one stretch", async () => {
    await write(6);
    const part = await store.auditChains.part({ chain: tenants.contoso, from: new Date("2026-01-01") });
    assert.deepEqual(
      part.map(({ sealed }) => sealed.seq),
      [1, 2, 3, 4],
    );
    assert.deepEqual(await store.auditChains.part({ chain: tenants.contoso, to: new Date("2026-01-01") }), []);
    assert.deepEqual(await store.auditChains.chains(), [
      { chain: tenants.contoso, customerName: "Contoso" },
      { chain: tenants.fabrikam, customerName: "Fabrikam" },
    ]);
  });
});
