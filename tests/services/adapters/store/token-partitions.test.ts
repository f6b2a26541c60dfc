import assert from "node:assert/strict";
import { openTestStore, type TestStore } from "../../../support/open-test-store.ts";

const blob = (...bytes: number[]) => Uint8Array.from(bytes);

describe("store: token partitions", () => {
  let store: TestStore;
  before(async () => {
    store = await openTestStore();
  });
  after(() => store.close());

  it("give back every byte", async () => {
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const version = await store.partitions.save("bytes", all, undefined);
    assert.deepEqual(await store.partitions.load("bytes"), { version, blob: all });
    assert.equal(await store.partitions.load("none"), undefined);
  });

  it("are read as they stand, however they were changed and whatever was done to what was read before", async () => {
    await store.partitions.save("read", blob(1, 2), undefined);
    (await store.partitions.load("read"))?.blob.fill(0);
    assert.deepEqual((await store.partitions.load("read"))?.blob, blob(1, 2));
    const written = blob(1, 2);
    await store.partitions.save("read", written, (await store.partitions.load("read"))?.version);
    written.fill(0);
    assert.deepEqual((await store.partitions.load("read"))?.blob, blob(1, 2));
    await store.db
      .updateTable("token_partitions")
      .set({ blob: blob(3) })
      .where("key", "=", "read")
      .execute();
    assert.deepEqual((await store.partitions.load("read"))?.blob, blob(3));
    await store.db.deleteFrom("token_partitions").where("key", "=", "read").execute();
    assert.equal(await store.partitions.load("read"), undefined);
  });

  it("are written by one of many who read the same version", async () => {
    const first = await Promise.all([1, 2, 3].map((byte) => store.partitions.save("many", blob(byte), undefined)));
    const version = (await store.partitions.load("many"))?.version;
    assert.deepEqual(
      first.filter((written) => written !== undefined),
      [version],
    );
    const second = await Promise.all(
      Array.from({ length: 20 }, (_, byte) => store.partitions.save("many", blob(byte), version)),
    );
    const written = (await store.partitions.load("many"))?.version;
    assert.deepEqual(
      second.filter((one) => one !== undefined),
      [written],
    );
    assert.equal(await store.partitions.save("many", blob(9), version), undefined);
  });

  it("are not brought back after a sign-out by somebody who read before it", async () => {
    await store.partitions.save("gone", blob(1), undefined);
    const before = (await store.partitions.load("gone"))?.version;
    await store.partitions.remove("gone");
    assert.equal(await store.partitions.save("gone", blob(2), before), undefined);
    assert.equal(await store.partitions.load("gone"), undefined);
    await store.partitions.save("gone", blob(3), undefined);
    const again = await store.partitions.save("gone", blob(2), before);
    assert.equal(again, undefined, "a version is never used twice");
    assert.deepEqual((await store.partitions.load("gone"))?.blob, blob(3));
  });
});
