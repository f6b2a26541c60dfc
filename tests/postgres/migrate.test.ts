import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { sql } from "kysely";
import { createResetJobs } from "../../services/adapters/queue/create-reset-jobs.ts";
import { queueSchema } from "../../services/adapters/queue/open-boss.ts";
import { openStore } from "../../services/adapters/store/opening/open-store.ts";
import {
  createBareDatabase,
  openPool,
  servingRole,
  type TestDatabase,
  testServer,
} from "../support/postgres-databases.ts";
import { recordingLog } from "../support/recording-log.ts";

const program = new URL("../../bot/cli/migrate.ts", import.meta.url).pathname;

describe("npm run migrate", () => {
  let database: TestDatabase;
  const server = testServer!;
  beforeEach(async () => {
    database = await createBareDatabase(server);
  });
  afterEach(() => database.drop());

  const open = (databaseUrl = database.ownerUrl, migrates = false) =>
    openStore({ databaseUrl, migrates, log: recordingLog(), now: () => new Date() });

  function run(
    args: readonly string[] = [],
    env: Readonly<Record<string, string>> = { DATABASE_URL: database.ownerUrl },
  ) {
    return new Promise<{ code: number; out: string; said: string }>((done) => {
      execFile(
        process.execPath,
        [program, ...args],
        { env: { PATH: process.env["PATH"], ...env } },
        (error, out, said) => {
          done({ code: Number(error?.code ?? 0), out, said });
        },
      );
    });
  }

  it("is asked for by a bot that finds no tables, and lets it start", async () => {
    await assert.rejects(open(), {
      name: "SchemaUnfit",
      message: /^The database has no tables yet\. Run `npm run migrate` with the account that owns the tables/,
    });
    assert.deepEqual(await run(), { code: 0, out: "The tables are up to date.\n", said: "" });
    await (await open()).close();
  });

  it("by several processes at once: all end well, and the tables are made once", async () => {
    const all = await Promise.all([run(), run(), run(), (await open(database.ownerUrl, true)).close()]);
    assert.deepEqual(
      all.slice(0, 3).map((one) => one?.code),
      [0, 0, 0],
    );
    await (await open()).close();
  });

  it("is asked for after an update, and not by a version that is too old", async () => {
    await run();
    const db = openPool(database.ownerUrl);
    const { rows } = await sql<{ name: string }>`delete from kysely_migration
      where name = (select max(name) from kysely_migration) returning name`.execute(db);
    const last = rows[0]!.name;
    await assert.rejects(open(), { message: new RegExp(`^The database is not migrated yet \\(${last}\\)\\. Run`) });
    await sql`insert into kysely_migration (name, timestamp) values (${last}, ''), ('9999-later', '')`.execute(db);
    await db.destroy();
    await assert.rejects(open(), {
      message: "The database was migrated by a newer version (9999-later). Start that one.",
    });
  });

  it("is asked for where only the queue's tables are older", async () => {
    await run();
    const db = openPool(database.ownerUrl);
    await sql`update ${sql.table(`${queueSchema}.version`)} set version = version - 1`.execute(db);
    await db.destroy();
    const jobs = createResetJobs({ place: { url: database.ownerUrl }, atOnce: 1, log: recordingLog() });
    const started = jobs.start(() => Promise.resolve({ kind: "done" }));
    await assert.rejects(started, {
      name: "SchemaUnfit",
      message: /^The queue's tables are not .* Run `npm run migrate`/,
    });
    await jobs.stop();
    assert.equal((await run()).code, 0);
  });

  it("says what is missing: an address, a role, a server, an option", async () => {
    assert.match((await run([], {})).said, /MIGRATE_DATABASE_URL: give this or DATABASE_URL/);
    assert.match((await run(["--grant", "nobody_here"])).said, /^There is no role nobody_here\. Make it first/);
    assert.match((await run(["--drop"])).said, /Usage: npm run migrate/);
    const { code, said } = await run([], { DATABASE_URL: "postgres://desk:s3cret@127.0.0.1:1/desk" });
    assert.equal(code, 1);
    assert.match(said, /^The database of DATABASE_URL can't be used \(.*ECONNREFUSED/);
    assert.doesNotMatch(said, /s3cret/);
  });

  it("takes the owner's address before the bot's", async () => {
    const env = { MIGRATE_DATABASE_URL: database.ownerUrl, DATABASE_URL: "postgres://127.0.0.1:1/none" };
    assert.equal((await run([], env)).code, 0);
  });

  it("without a grant the account that serves is told so", async () => {
    await run();
    const role = await servingRole(server);
    await assert.rejects(open(database.url), {
      message: /^The account of DATABASE_URL may not read .* Run `npm run migrate -- --grant <that account>`/,
    });
    assert.match((await run(["--grant", role])).out, new RegExp(`up to date, and ${role} may serve`));
    await (await open(database.url)).close();
  });
});
