import assert from "node:assert/strict";
import { createCheckRecord } from "../../../services/audit/check-record.ts";
import { checkSignature, createMakeCheckpoint, publicKey } from "../../../services/audit/checkpoint.ts";
import { now } from "../../support/builders/resets.ts";

const key = Buffer.alloc(32, 7).toString("base64");
const otherKey = Buffer.alloc(32, 8).toString("base64");
const end = { seq: 3, hash: "ab".repeat(32) };

describe("audit: checkpoints", () => {
  it("are signed with the key, and carry its public half", () => {
    const checkpoint = createMakeCheckpoint(key)("contoso", end, now);
    assert.equal(checkSignature(checkpoint), "signed");
    assert.equal(checkpoint.key, publicKey(key));
    assert.ok(!JSON.stringify(checkpoint).includes(key));
  });

  it("without a key are hashes only, and say so", () => {
    const checkpoint = createMakeCheckpoint()("contoso", end, now);
    assert.deepEqual(checkpoint, { chain: "contoso", ...end, at: now.toISOString() });
    assert.equal(checkSignature(checkpoint), "unsigned");
  });

  it("are forged once anything about them is changed", () => {
    const checkpoint = createMakeCheckpoint(key)("contoso", end, now);
    for (const change of [
      { seq: 2 },
      { chain: "fabrikam" },
      { at: "2026-01-01T00:00:00.000Z" },
      { hash: "" },
      { signature: "AAAA" },
      { key: publicKey(otherKey) },
      { key: "no key" },
    ]) {
      assert.equal(checkSignature({ ...checkpoint, ...change }), "forged", JSON.stringify(change));
    }
    const { chain, seq, hash, at } = checkpoint;
    assert.equal(checkSignature({ chain, seq, hash, at, key: publicKey(key) }), "forged");
  });

  it("of another key, or of none, do not count where a key is asked for", () => {
    const of = (signingKey?: string) => {
      const checkpoint = createMakeCheckpoint(signingKey)("contoso", end, now);
      return createCheckRecord({ checkpoints: [checkpoint], key: publicKey(key) }).result().tampered;
    };
    assert.deepEqual(of(key), []);
    assert.deepEqual(of(otherKey), [{ chain: "contoso", seq: 3, how: "bad-signature" }]);
    assert.deepEqual(of(), [{ chain: "contoso", seq: 3, how: "bad-signature" }]);
  });

  it("refuse a key of another length", () => {
    assert.throws(() => createMakeCheckpoint("c2hvcnQ="), /AUDIT_SIGNING_KEY must be base64 of exactly 32 bytes/);
  });
});
