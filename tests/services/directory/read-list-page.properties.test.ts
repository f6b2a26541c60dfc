import assert from "node:assert/strict";
import fc from "fast-check";
import type { Place, Tally } from "../../../core/directory/directory.ts";
import type { Customer } from "../../../core/directory/people.ts";
import { type Mark, readListPage, type Slice } from "../../../services/directory/read-list-page.ts";

/** For each customer the sizes of the slices that Graph gives, one after the other. */
type Sizes = readonly (readonly number[])[];

const sizes = fc.array(fc.array(fc.integer({ min: 0, max: 37 }), { minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 12,
});

function aUnion(all: Sizes) {
  const customers = all.map((_, index) => ({ tenantId: `t${index}`, name: `Customer ${index}`, home: false }));
  const asked: string[] = [];
  const ask = ({ tenantId }: Customer, { link = "0" }: Mark): Promise<Slice<string>> => {
    asked.push(`${tenantId} ${link}`);
    const slices = all[Number(tenantId.slice(1))] ?? [];
    const at = Number(link);
    const rows = Array.from({ length: slices[at] ?? 0 }, (_, n) => `${tenantId} ${at} ${n}`);
    const count = slices.reduce((sum, size) => sum + size, 0);
    return Promise.resolve({
      rows,
      ...(at === 0 && { count }),
      ...(at + 1 < slices.length && { next: { link: String(at + 1) } }),
    });
  };
  const read = (from: Place, tallies: readonly Tally[], askAll = false) =>
    readListPage<string, Slice<string>>({ customers, from, tallies, askAll, ask });
  return { customers, asked, read };
}

describe("services/directory/read-list-page", () => {
  it("whatever sizes Graph's pages have, everybody comes once, ten at a time, in order", async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.boolean(), async (all, askAll) => {
        const union = aUnion(all);
        const rows: string[] = [];
        let place: Place | undefined = { customer: 0, skip: 0 };
        let tallies: readonly Tally[] = [];
        while (place) {
          const page: Awaited<ReturnType<typeof union.read>> = await union.read(place, tallies, askAll && !rows.length);
          assert.ok(page.next === undefined || page.rows.length === 10);
          rows.push(...page.rows);
          ({ next: place, tallies } = page);
        }
        const everybody = all.flatMap((slices, index) =>
          slices.flatMap((size, at) => Array.from({ length: size }, (_, n) => `t${index} ${at} ${n}`)),
        );
        assert.deepEqual(rows, everybody);
      }),
      { numRuns: 200 },
    );
  });

  it("customers known to be empty are never asked, and none of them is a next page", async () => {
    const union = aUnion([[10], [0], [0], [3], [0]]);
    const tallies = [10, 0, 0, 3, 0].map((count, index) => ({ tenantId: `t${index}`, count }));
    const first = await union.read({ customer: 0, skip: 0 }, tallies);
    assert.deepEqual([union.asked, first.next], [["t0 0"], { customer: 3, skip: 0 }]);
    const second = await union.read(first.next!, tallies);
    assert.deepEqual([union.asked, second.next], [["t0 0", "t3 0"], undefined]);
  });

  it("asks as many first pages ahead as fill the page", async () => {
    const ones = aUnion(Array.from({ length: 30 }, () => [1]));
    const tallies = ones.customers.map(({ tenantId }) => ({ tenantId, count: 1 }));
    assert.equal((await ones.read({ customer: 0, skip: 0 }, tallies)).rows.length, 10);
    assert.equal(ones.asked.length, 10);
    const many = aUnion(Array.from({ length: 30 }, () => [10, 10]));
    const full = many.customers.map(({ tenantId }) => ({ tenantId, count: 20 }));
    await many.read({ customer: 0, skip: 0 }, full);
    assert.equal(many.asked.length, 1);
    const uncounted = aUnion(Array.from({ length: 30 }, () => [10, 10]));
    await uncounted.read({ customer: 0, skip: 0 }, []);
    assert.equal(uncounted.asked.length, 8);
  });
});
