import assert from "node:assert/strict";
import { sql } from "kysely";
import { openServer } from "../../services/adapters/store/opening/open-server.ts";
import { createTestDatabase, openPool, type TestDatabase, testServer } from "../support/postgres-databases.ts";

describe("the connections of a bot that serves", () => {
  let database: TestDatabase;
  before(async () => {
    database = await createTestDatabase(testServer!);
  });
  after(() => database.drop());

  const settingsOf = async (serving: boolean) => {
    const db = openServer({ databaseUrl: database.url, serving, broken: () => undefined });
    const { rows } = await sql<object>`select current_setting('statement_timeout') as statement,
      current_setting('idle_in_transaction_session_timeout') as silence`.execute(db);
    await db.destroy();
    return rows[0];
  };

  it("let go of what they hold before a frozen process's jobs are taken over", async () => {
    assert.deepEqual(await settingsOf(true), { statement: "30s", silence: "5s" });
  });

  it("have no limits where they migrate", async () => {
    assert.deepEqual(await settingsOf(false), { statement: "0", silence: "0" });
  });

  it("ended by the server in the middle of a transaction: told, and the process goes on", async () => {
    const broken = Promise.withResolvers<Error>();
    const db = openServer({ databaseUrl: database.url, serving: true, broken: broken.resolve });
    const other = openPool(database.url);
    const held = db.transaction().execute(async (trx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
      await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(other);
      assert.match((await broken.promise).message, /terminat/);
      await sql`select 1`.execute(trx);
    });
    await assert.rejects(held);
    assert.deepEqual((await sql<object>`select 1 as one`.execute(db)).rows, [{ one: 1 }]);
    await Promise.all([db.destroy(), other.destroy()]);
  });
});
