import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { createSeal } from "../../../../services/adapters/identity/seal.ts";

const key = randomBytes(32).toString("base64");

describe("identity/seal", () => {
  it("opens what it sealed, for whom it was sealed", () => {
    const seal = createSeal(key);
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string(), (text, who) => {
        assert.equal(seal.open(seal.seal(text, who), who), text);
      }),
    );
  });

  it("opens nothing in which one bit was changed", () => {
    const seal = createSeal(key);
    const blob = seal.seal("the cache of somebody", "oid.tid");
    fc.assert(
      fc.property(fc.nat(blob.length - 1), fc.nat(7), (at, bit) => {
        const changed = Uint8Array.from(blob);
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        assert.equal(seal.open(changed, "oid.tid"), undefined);
      }),
    );
  });

  it("opens nothing that was sealed for another operator or under another key", () => {
    const blob = createSeal(key).seal("cache", "olivia.home");
    assert.equal(createSeal(key).open(blob, "ravi.home"), undefined);
    assert.equal(createSeal(randomBytes(32).toString("base64")).open(blob, "olivia.home"), undefined);
  });

  it("opens nothing too short to be one of its blobs", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (blob) => {
        assert.equal(createSeal(key).open(blob, "oid.tid"), undefined);
      }),
    );
  });

  it("never uses a nonce twice", () => {
    const seal = createSeal(key);
    const nonces = Array.from({ length: 500 }, () => Buffer.from(seal.seal("x", "y").slice(1, 13)).toString("hex"));
    assert.equal(new Set(nonces).size, nonces.length);
  });

  it("refuses a key of another length", () => {
    assert.throws(() => createSeal(randomBytes(16).toString("base64")), /32 bytes/);
    assert.throws(() => createSeal(""), /32 bytes/);
  });
});
