import assert from "node:assert/strict";
import { mkdtemp, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import {
  createAccessSource,
  type WatchedAccessSource,
} from "../../../../services/adapters/access-file/create-access-source.ts";
import { recordingLog } from "../../../support/recording-log.ts";

const tenant = "11111111-1111-1111-1111-111111111111";
const withCustomer = (name: string) => JSON.stringify({ roles: [], customers: { [name]: tenant } });

describe("access file: the source", () => {
  let folder: string;
  let path: string;
  let source: WatchedAccessSource | undefined;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "desk-access-"));
    path = join(folder, "access.json");
    await writeFile(path, withCustomer("First"));
  });
  afterEach(async () => {
    source?.close();
    await rm(folder, { recursive: true, force: true });
  });

  function open(watch = false) {
    const log = recordingLog();
    source = createAccessSource(path, { log, watch });
    return { source, log };
  }

  const names = () => Object.keys(source!.current().customers);

  it("does not begin without a good file", async () => {
    await rm(path);
    assert.throws(() => open(), { name: "AccessFileFault", message: /ENOENT/ });
    await writeFile(path, "{}");
    assert.throws(() => open(), { name: "AccessFileFault", message: /roles: / });
  });

  it("takes a mark at the beginning of the file as none", async () => {
    await writeFile(path, `\uFEFF${withCustomer("First")}`);
    open();
    assert.deepEqual(names(), ["First"]);
  });

  it("keeps the last good one while the file is bad or gone, says so, and takes the next good one", async () => {
    const { source, log } = open();
    await writeFile(path, '{ "roles": [], "rules": [{ "customers": ["*"], "nevr": [] }] }');
    source.reload();
    assert.deepEqual(names(), ["First"]);
    assert.match(source.fault() ?? "", /rules\[0\]\.nevr: unknown key/);
    assert.equal(log.at("error").length, 1);
    assert.match(log.at("error")[0]!.message, /last good one stays in force/);
    await rm(path);
    source.reload();
    assert.deepEqual(names(), ["First"]);
    assert.match(source.fault() ?? "", /ENOENT/);
    await writeFile(path, withCustomer("Second"));
    source.reload();
    assert.deepEqual(names(), ["Second"]);
    assert.equal(source.fault(), undefined);
    assert.equal(log.at("info").length, 1);
  });

  it("says a fault once, however often it is read: the log itself may be a file of the same folder", async () => {
    const { source, log } = open();
    await writeFile(path, "{ nope");
    for (let reading = 0; reading < 3; reading += 1) source.reload();
    assert.equal(log.at("error").length, 1);
    await writeFile(path, "[]");
    source.reload();
    assert.equal(log.at("error").length, 2, "another fault");
  });

  const changes: [string, () => Promise<void>][] = [
    ["is written again", () => writeFile(path, withCustomer("Second"))],
    [
      "is replaced by another",
      async () => {
        await writeFile(`${path}.new`, withCustomer("Second"));
        await rename(`${path}.new`, path);
      },
    ],
    [
      "becomes a link, as a mounted one is",
      async () => {
        await writeFile(join(folder, "data"), withCustomer("Second"));
        await symlink(join(folder, "data"), join(folder, "link"));
        await rename(join(folder, "link"), path);
      },
    ],
  ];
  for (const [what, change] of changes) {
    it(`is read again when the file ${what}`, async () => {
      open(true);
      await change();
      while (names()[0] !== "Second") await turn();
      assert.deepEqual(names(), ["Second"]);
    });
  }
});
