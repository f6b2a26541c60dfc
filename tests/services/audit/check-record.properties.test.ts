import assert from "node:assert/strict";
import fc from "fast-check";
import { createCheckRecord, type Known } from "../../../services/audit/check-record.ts";
import { createMakeCheckpoint } from "../../../services/audit/checkpoint.ts";
import type { Tampered } from "../../../services/audit/follow-chain.ts";
import { emptyChain, type SealedEntry } from "../../../services/audit/seal-entry.ts";
import { anEntry, endsOf, sealAll, tenants } from "../../support/builders/audit-entries.ts";
import { now } from "../../support/builders/resets.ts";

/** Records of one to twelve entries over two customers. */
const records = fc
  .array(fc.constantFrom(tenants.contoso, tenants.fabrikam), { minLength: 1, maxLength: 12 })
  .map((of) => sealAll(of.map((tenantId, index) => anEntry({ tenantId, resetId: `r${index}` }))));

const withPlace = records.chain((record) =>
  fc.record({ record: fc.constant(record), place: fc.nat({ max: record.length - 1 }) }),
);

function check(record: readonly SealedEntry[], known: Partial<Known> = {}): readonly Tampered[] {
  const checking = createCheckRecord({ checkpoints: [], ...known });
  for (const sealed of record) checking.take(sealed);
  return checking.result().tampered;
}

const named = (faults: readonly Tampered[], { chain }: SealedEntry) => faults.find((fault) => fault.chain === chain);

describe("audit: what was tampered with is found and named", () => {
  it("finds nothing in an untouched record", () => {
    fc.assert(
      fc.property(records, (record) => {
        assert.deepEqual(check(record, { ends: endsOf(record) }), []);
      }),
    );
  });

  it("a changed field, anywhere in an entry", () => {
    const change = fc.constantFrom<(sealed: SealedEntry) => SealedEntry>(
      (sealed) => ({ ...sealed, entry: { ...sealed.entry, at: "2026-01-01T00:00:00.000Z" } }),
      (sealed) => ({ ...sealed, entry: { ...sealed.entry, kind: "expired" } as SealedEntry["entry"] }),
      (sealed) => ({ ...sealed, entry: { ...sealed.entry, extra: true } as unknown as SealedEntry["entry"] }),
      (sealed) => ({ ...sealed, hash: "0".repeat(64) }),
      (sealed) => ({ ...sealed, previous: "0".repeat(64) }),
    );
    fc.assert(
      fc.property(withPlace, change, ({ record, place }, tamper) => {
        const victim = record[place]!;
        const faults = check(record.with(place, tamper(victim)), { ends: endsOf(record) });
        assert.deepEqual(named(faults, victim), { chain: victim.chain, seq: victim.seq, how: "changed" });
      }),
    );
  });

  it("a removed entry, the last one too", () => {
    fc.assert(
      fc.property(withPlace, ({ record, place }) => {
        const victim = record[place]!;
        const faults = check(record.toSpliced(place, 1), { ends: endsOf(record) });
        assert.deepEqual(named(faults, victim), { chain: victim.chain, seq: victim.seq, how: "missing" });
      }),
    );
  });

  it("an inserted entry, whatever place it claims", () => {
    fc.assert(
      fc.property(withPlace, ({ record, place }) => {
        const [forged] = sealAll([anEntry({ tenantId: record[place]!.chain, resetId: "x" })]);
        const before = record.slice(0, place).findLast(({ chain }) => chain === forged!.chain) ?? emptyChain;
        const inserted = { ...forged!, seq: before.seq + 1, previous: before.hash };
        const faults = check(record.toSpliced(place, 0, inserted), { ends: endsOf(record) });
        assert.equal(named(faults, forged!)?.seq, inserted.seq);
      }),
    );
  });

  it("two entries that changed places", () => {
    const swapped = withPlace.filter(({ place }) => place > 0);
    fc.assert(
      fc.property(swapped, ({ record, place }) => {
        const [first, second] = [record[place - 1]!, record[place]!];
        const faults = check(record.with(place - 1, second).with(place, first), { ends: endsOf(record) });
        assert.equal(faults.find(({ chain }) => chain === "heads")?.seq, first.head.seq);
        if (first.chain === second.chain) assert.equal(named(faults, first)?.seq, first.seq);
      }),
    );
  });

  it("a customer's entries that were all written anew, since the chain of heads remembers the old ones", () => {
    fc.assert(
      fc.property(withPlace, ({ record, place }) => {
        const { chain } = record[place]!;
        const forged = sealAll(record.map(({ entry }) => ({ ...entry, at: "2026-01-01T00:00:00.000Z" })));
        const mixed = record.map((sealed, index) =>
          sealed.chain === chain ? { ...forged[index]!, head: sealed.head } : sealed,
        );
        assert.ok(check(mixed).some((fault) => fault.chain === "heads"));
      }),
    );
  });

  it("goes on from checkpoints, and takes no forged one", () => {
    const make = createMakeCheckpoint(Buffer.alloc(32, 7).toString("base64"));
    fc.assert(
      fc.property(withPlace, ({ record, place }) => {
        const checkpoints = [...endsOf(record.slice(0, place))].map(([chain, end]) => make(chain, end, now));
        const rest = record.slice(place);
        assert.deepEqual(check(rest, { checkpoints, ends: endsOf(record) }), []);
        const forged = checkpoints.map((one) => ({ ...one, hash: "0".repeat(64) }));
        for (const { chain, seq } of forged) {
          const found = check(rest, { checkpoints: forged }).find((fault) => fault.chain === chain);
          assert.deepEqual(found, { chain, seq, how: "bad-signature" });
        }
      }),
    );
  });
});
