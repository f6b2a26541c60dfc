import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { lockDataDir } from "../../../../../services/adapters/store/opening/lock-data-dir.ts";
import { openStore } from "../../../../../services/adapters/store/opening/open-store.ts";
import { aReset, batchId, now } from "../../../../support/builders/resets.ts";
import { recordingLog } from "../../../../support/recording-log.ts";
import { aSummary } from "../../../../support/summary-card-samples.ts";

const lockModule = fileURLToPath(
  new URL("../../../../../services/adapters/store/opening/lock-data-dir.ts", import.meta.url),
);

/** Another process that holds the folder until it is killed. */
async function holder(folder: string) {
  const script = `
    const { lockDataDir } = await import(process.argv[1]);
    await lockDataDir(process.argv[2]);
    console.log("held");
    setInterval(() => {}, 60_000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script, lockModule, folder]);
  await once(child.stdout, "data");
  return child;
}

describe("store: the data folder", function () {
  this.timeout(60_000);
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "desk-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const open = (dataDir: string) => openStore({ dataDir, log: recordingLog(), now: () => now });

  it("is made, held by one, and keeps what was saved", async () => {
    const dataDir = join(folder, "new", "data");
    await writeFile(join(folder, "database.new"), "left by a start that was stopped half-way");
    const store = await open(dataDir);
    await store.ready();
    assert.ok("pglite" in store.place);
    const { rows } = await store.place.pglite.query("show shared_buffers");
    assert.deepEqual(rows, [{ shared_buffers: "32MB" }]);
    await store.summaries.add(aSummary, { resets: [aReset()], excluded: [], read: 1 });
    await assert.rejects(open(dataDir), {
      name: "DataDirInUse",
      message: `The data folder ${dataDir} is in use by another MFA Reset Desk. Stop it, or set another DATA_DIR.`,
    });
    await store.close();
    await assert.rejects(store.ready(), { code: "store-unavailable" });
    const again = await open(dataDir);
    assert.deepEqual(await again.resets.batch(batchId), [aReset()]);
    await again.close();
  });

  it("is not given to a second process, and is free once the first is killed", async () => {
    const child = await holder(folder);
    await assert.rejects(lockDataDir(folder), { name: "DataDirInUse" });
    await assert.rejects(lockDataDir(folder), { name: "DataDirInUse" });
    child.kill("SIGKILL");
    await once(child, "exit");
    const unlock = await lockDataDir(folder);
    await assert.rejects(lockDataDir(folder), { name: "DataDirInUse" });
    await unlock();
    assert.deepEqual(await readdir(folder), [], "nothing is left behind");
  });

  it("goes to one of many who find it left by a dead process, every time", async () => {
    for (let round = 0; round < 40; round += 1) {
      const child = round === 0 ? await holder(folder) : undefined;
      child?.kill("SIGKILL");
      if (child) await once(child, "exit");
      const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockDataDir(folder)));
      const won = tries.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
      assert.equal(won.length, 1);
      await won[0]!();
      assert.deepEqual(await readdir(folder), []);
    }
  });

  it("goes to one of several processes that start at the same moment", async () => {
    const script = `
      const { lockDataDir } = await import(process.argv[1]);
      await lockDataDir(process.argv[2]).then(() => console.log("held"), () => console.log("refused"));
      process.stdin.resume();`;
    const args = ["--input-type=module", "-e", script, lockModule, folder];
    const children = Array.from({ length: 6 }, () => spawn(process.execPath, args));
    const said = await Promise.all(children.map(async ({ stdout }) => String((await once(stdout, "data"))[0]).trim()));
    for (const child of children) child.kill("SIGKILL");
    assert.deepEqual(said.sort(), ["held", ...Array<string>(5).fill("refused")]);
  });

  it("is held as well where its path is too long for a socket", async () => {
    const long = join(folder, "x".repeat(120));
    const unlock = await lockDataDir(long);
    await assert.rejects(lockDataDir(long), { name: "DataDirInUse" });
    await unlock();
    await (await lockDataDir(long))();
  });

  it("that can't be made is a clear sentence", async () => {
    await writeFile(join(folder, "file"), "");
    const dataDir = join(folder, "file", "data");
    await assert.rejects(open(dataDir), (error: Error) => {
      assert.equal(error.name, "DataDirUnusable");
      assert.match(
        error.message,
        /^The data folder .* can't be used \(.*\)\. Make it writable, or set another DATA_DIR\.$/,
      );
      return true;
    });
  });

  it("with something else in the database's place is a clear sentence, and is let go", async () => {
    await writeFile(join(folder, "database"), "not a database");
    await assert.rejects(open(folder), { name: "DataDirUnusable" });
    await (await lockDataDir(folder))();
  });
});

describe("store: settings", () => {
  it("name a server or a folder", async () => {
    await assert.rejects(openStore({ log: recordingLog(), now: () => now }), /DATABASE_URL or DATA_DIR/);
  });

  it("of a server that does not answer are a clear sentence without the password", async () => {
    const databaseUrl = "postgres://desk:s3cret@127.0.0.1:1/desk";
    await assert.rejects(openStore({ databaseUrl, log: recordingLog(), now: () => now }), (error: Error) => {
      assert.equal(error.name, "StoreUnreachable");
      assert.match(error.message, /^The database of DATABASE_URL can't be used \(.*ECONNREFUSED/);
      assert.doesNotMatch(error.message, /s3cret/);
      return true;
    });
  });
});
