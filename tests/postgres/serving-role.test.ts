import assert from "node:assert/strict";
import { sql } from "kysely";
import { queueSchema } from "../../services/adapters/queue/open-boss.ts";
import { grantServing } from "../../services/adapters/store/opening/grant-serving.ts";
import { anEntry } from "../support/builders/audit-entries.ts";
import { openTestStore, type TestStore } from "../support/open-test-store.ts";
import { openPool } from "../support/postgres-databases.ts";

/** What the account that serves may not do; that it can do its work is what every other suite here shows. */
describe("the account that serves", () => {
  let store: TestStore;
  let db: ReturnType<typeof openPool>;
  before(async () => {
    store = await openTestStore();
    assert.ok("url" in store.place);
    db = openPool(store.place.url);
    await store.auditChains.append(anEntry());
  });
  after(async () => {
    await db.destroy();
    await store.close();
  });

  for (const statement of [
    "update audit_entries set kind = 'ended'",
    "delete from audit_entries",
    "truncate audit_entries",
    "alter table audit_entries disable trigger all",
    "drop table audit_entries",
    "insert into audit_checkpoints (chain, seq, hash, at) values ('heads', 99, '', now())",
    "delete from audit_chains",
    "delete from kysely_migration",
    "insert into kysely_migration (name, timestamp) values ('9999', '')",
    "create table mine (id int)",
    `create table ${queueSchema}.mine (id int)`,
    "create schema mine",
    "alter table pending_resets add column mine int",
    "create or replace function refuse_audit_change() returns trigger language plpgsql as 'begin return null; end'",
    "set session_replication_role = replica",
  ]) {
    it(`can't ${statement.slice(0, 70)}`, async () => {
      await assert.rejects(sql.raw(statement).execute(db), /permission denied|must be owner/);
    });
  }

  it("is granted the same again without harm, and loses what somebody else gave it", async () => {
    const { rows } = await sql<{ role: string }>`select current_user as role`.execute(db);
    const role = rows[0]!.role;
    await sql.raw(`grant all on audit_entries to ${role}`).execute(store.db);
    await grantServing(store.db, { role, alsoIn: [queueSchema] });
    await assert.rejects(sql`delete from audit_entries`.execute(db), /permission denied/);
    await store.auditChains.append(anEntry({ resetId: "r2" }));
  });
});
