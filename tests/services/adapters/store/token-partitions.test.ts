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
    assert.equal(await store.partitions.save("bytes", all, undefined), true);
    assert.deepEqual((await store.partitions.load("bytes"))?.blob, all);
    assert.equal(await store.partitions.load("none"), undefined);
  });

  it("are written by one of many who read the same version", async () => {
    const { save, load } = store.partitions;
    const first = await Promise.all([1, 2, 3].map((byte) => save("many", blob(byte), undefined)));
    assert.deepEqual(first.toSorted(), [false, false, true]);
    const version = (await load("many"))?.version;
    const second = await Promise.all(Array.from({ length: 20 }, (_, byte) => save("many", blob(byte), version)));
    assert.deepEqual(second.filter(Boolean), [true]);
    assert.equal(await save("many", blob(9), version), false);
  });

  it("are not brought back after a sign-out by somebody who read before it", async () => {
    const { save, load, remove } = store.partitions;
    await save("gone", blob(1), undefined);
    const before = (await load("gone"))?.version;
    await remove("gone");
    assert.equal(await save("gone", blob(2), before), false);
    assert.equal(await load("gone"), undefined);
    await save("gone", blob(3), undefined);
    assert.equal(await save("gone", blob(2), before), false, "a version is never used twice");
    assert.deepEqual((await load("gone"))?.blob, blob(3));
  });
});
