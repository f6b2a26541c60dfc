import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { takeDataFolder } from "../../../emulator/demo/data-folder.ts";
import { readPort } from "../../../emulator/demo/read-port.ts";

describe("demo/data-folder", () => {
  const fresh = () => join(mkdtempSync(join(tmpdir(), "demo-")), "deep", "data");

  it("makes the folder, and files only their owner can read", async () => {
    const data = await takeDataFolder(fresh());
    const path = data.write("access.json", { roles: [] });
    assert.deepEqual(JSON.parse(readFileSync(path, "utf8")), { roles: [] });
    assert.equal(statSync(path).mode & 0o077, 0);
    data.release();
  });

  it("keeps a secret once made", async () => {
    const folder = fresh();
    const first = await takeDataFolder(folder);
    const secret = first.secret("key");
    assert.equal(Buffer.from(secret, "base64").length, 32);
    first.release();
    const second = await takeDataFolder(folder);
    assert.equal(second.secret("key"), secret);
    assert.notEqual(second.secret("other"), secret);
    second.release();
  });

  it("belongs to one instance at a time", async () => {
    const folder = fresh();
    const first = await takeDataFolder(folder);
    await assert.rejects(takeDataFolder(folder), /already runs on the data folder .*DATA_DIR=/);
    first.release();
    (await takeDataFolder(folder)).release();
  });

  it("says in one sentence where it can't be written", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "demo-")), "file");
    writeFileSync(file, "");
    await assert.rejects(
      takeDataFolder(join(file, "data")),
      /^Complaint: The data folder .* can't be written \(ENOTDIR\)\./,
    );
  });
});

describe("demo/read-port", () => {
  it("takes --port before the environment before 4000", () => {
    assert.equal(readPort([], undefined), 4000);
    assert.equal(readPort([], "4100"), 4100);
    assert.equal(readPort(["--port", "4200"], "4100"), 4200);
  });

  for (const wrong of ["abc", "0", "-1", "65533", "4000.5"]) {
    it(`refuses ${wrong}`, () => {
      assert.throws(() => readPort([], wrong), /is no port/);
    });
  }
});
