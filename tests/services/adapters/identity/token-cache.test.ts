import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { homeAccountIdOf } from "../../../../services/adapters/identity/home-account-id-of.ts";
import { createSeal } from "../../../../services/adapters/identity/seal.ts";
import { createTokenCache } from "../../../../services/adapters/identity/token-cache.ts";
import { memoryTokenPartitions } from "../../../support/fakes/memory-token-partitions.ts";
import { recordingLog } from "../../../support/recording-log.ts";

const olivia = { tenantId: "HOME", objectId: "Olivia", name: "Olivia" };
const ravi = { ...olivia, objectId: "ravi" };
const first = JSON.stringify({ AccessToken: { a: 1 }, RefreshToken: {} });
const second = JSON.stringify({ AccessToken: { b: 2 }, RefreshToken: {} });

function create() {
  const [partitions, log] = [memoryTokenPartitions(), recordingLog()];
  return {
    partitions,
    log,
    cache: createTokenCache({
      partitions,
      log,
      now: () => new Date(0),
      seal: createSeal(randomBytes(32).toString("base64")),
    }),
  };
}

describe("identity/token-cache", () => {
  it("keeps one encrypted partition per operator", async () => {
    const { cache, partitions } = create();
    await cache.save(olivia, first, {});
    assert.equal((await cache.load(olivia)).text, first);
    assert.deepEqual(await cache.load(ravi), {});
    assert.deepEqual([...partitions.rows.keys()], ["olivia.home"]);
    assert.ok(!Buffer.from(partitions.rows.get("olivia.home")!.blob).includes("AccessToken"));
  });

  it("a blob moved to another operator counts as absent and raises one alarm", async () => {
    const { cache, partitions, log } = create();
    await cache.save(olivia, first, {});
    partitions.rows.set(homeAccountIdOf(ravi), partitions.rows.get(homeAccountIdOf(olivia))!);
    assert.equal((await cache.load(ravi)).text, undefined);
    assert.equal(log.at("error").length, 1);
  });

  it("a tampered blob is overwritten by the next sign-in", async () => {
    const { cache, partitions } = create();
    await cache.save(olivia, first, {});
    partitions.rows.get("olivia.home")!.blob.fill(0, 20);
    const reading = await cache.load(olivia);
    assert.equal(reading.text, undefined);
    assert.equal(await cache.save(olivia, second, reading), true);
    assert.equal((await cache.load(olivia)).text, second);
  });

  it("merges what another process wrote meanwhile", async () => {
    const { cache } = create();
    await cache.save(olivia, JSON.stringify({ AccessToken: {} }), {});
    const reading = await cache.load(olivia);
    await cache.save(olivia, first, reading);
    assert.equal(await cache.save(olivia, second, reading), true);
    const { text = "" } = await cache.load(olivia);
    assert.deepEqual(JSON.parse(text), { AccessToken: { a: 1, b: 2 }, RefreshToken: {} });
  });

  it("never brings back what a sign-out removed", async () => {
    const { cache, partitions } = create();
    await cache.save(olivia, first, {});
    const reading = await cache.load(olivia);
    await cache.remove(olivia);
    assert.equal(await cache.save(olivia, second, reading), false);
    assert.equal(partitions.rows.size, 0);
  });

  it("gives up writing, not the token, when others write all the time", async () => {
    const { partitions, log } = create();
    const contended = { ...partitions, save: () => Promise.resolve(undefined) };
    const cache = createTokenCache({
      partitions: contended,
      log,
      now: () => new Date(0),
      seal: createSeal(randomBytes(32).toString("base64")),
    });
    assert.equal(await cache.save(olivia, first, {}), true);
    assert.equal(log.at("warn").length, 1);
  });
});
