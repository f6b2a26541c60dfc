import assert from "node:assert/strict";
import { inspect } from "node:util";
import { sql } from "kysely";
import type { Problem } from "../../../../core/problem.ts";
import type { AuditEntry } from "../../../../services/audit/audit.ts";
import { openTestStore, type TestStore } from "../../../support/open-test-store.ts";
import { aReset, aTarget, now } from "../../../support/reset-builders.ts";

const { operator } = aReset();
const cancelled: AuditEntry = { kind: "cancelled", at: now.toISOString(), operator, target: aTarget(), resetId: "r1" };
const denied: AuditEntry = { kind: "denied", at: now.toISOString(), operator, target: aTarget(), denial: "desk-never" };

describe("store: the audit table", () => {
  let store: TestStore;
  before(async () => {
    store = await openTestStore();
  });
  after(() => store.close());

  it("keeps entries in order, with what is asked for in columns", async () => {
    await store.appendAudit(cancelled);
    await store.appendAudit(denied);
    const rows = await store.db.selectFrom("audit_entries").selectAll().orderBy("id").execute();
    assert.deepEqual(
      rows.map(({ kind, reset_id, entry }) => ({ kind, reset_id, entry })),
      [
        { kind: "cancelled", reset_id: "r1", entry: cancelled },
        { kind: "denied", reset_id: null, entry: denied },
      ],
    );
    assert.equal(rows[0]?.at.toISOString(), cancelled.at);
    assert.equal(rows[0].operator, `${operator.tenantId}/${operator.objectId}`);
  });

  for (const statement of [
    "update audit_entries set kind = 'x'",
    "delete from audit_entries",
    "truncate audit_entries",
  ]) {
    it(`refuses to ${statement}`, async () => {
      await assert.rejects(sql.raw(statement).execute(store.db), /audit entries are append-only/);
    });
  }
});

describe("store: a database that fails", () => {
  it("is store-unavailable, and the parameters stay out of the cause", async () => {
    const store = await openTestStore();
    await sql`drop table token_partitions`.execute(store.db);
    const secret = "a-key-nobody-should-see";
    await assert.rejects(store.partitions.save(secret, Uint8Array.of(1), undefined), (problem: Problem) => {
      assert.equal(problem.code, "store-unavailable");
      assert.match(String(problem.cause), /token_partitions/);
      assert.ok(!inspect(problem, { depth: 9, showHidden: true }).includes(secret));
      return true;
    });
    await store.close();
  });

  it("is store-unavailable in every verb once it is closed", async () => {
    const store = await openTestStore();
    await store.close();
    const target = { tenantId: "t", objectId: "o" };
    const verbs: (() => Promise<unknown>)[] = [
      () => store.ready(),
      () => store.resets.save([aReset()]),
      () => store.resets.batch("b"),
      () => store.resets.claim("b", { operator, at: now, chosen: new Map(), details: { revokeSessions: false } }),
      () => store.resets.move("r", ["pending"], "claimed"),
      () => store.resets.unfinished(),
      () => store.resets.lastReset(target, now),
      () => store.conversations.personal(operator),
      () => store.conversations.firstSight("c", "a", now),
      () => store.choices.find("c"),
      () => store.waiting.take(operator, "c"),
      () => store.partitions.load("k"),
      () => store.appendAudit(denied),
    ];
    for (const verb of verbs) await assert.rejects(verb(), { code: "store-unavailable" });
  });
});
