import assert from "node:assert/strict";
import * as fc from "fast-check";
import { matchesFilter } from "../../../emulator/graph/query/matches-filter.ts";
import { parseFilter } from "../../../emulator/graph/query/parse-filter.ts";

describe("the filter language", () => {
  it("reads any text back, whatever quotes and signs are in it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const filter = parseFilter(`displayName eq '${text.replaceAll("'", "''")}'`);
        assert.deepEqual(filter, { kind: "compare", path: "displayName", operator: "eq", value: text });
        assert.equal(matchesFilter(filter, { displayName: text }), true);
      }),
    );
  });

  it("never throws anything but a 400, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          parseFilter(text);
        } catch (error) {
          assert.equal((error as { status?: unknown }).status, 400);
        }
      }),
    );
  });

  const item = {
    name: "Ann",
    age: 41,
    at: "2026-01-02T03:04:05Z",
    tags: ["a", "b"],
    customer: { tenantId: "t" },
    none: null,
  };
  const cases: Record<string, boolean> = {
    "name eq 'ANN' and age gt 40": true,
    "age le 40 or age ge 42": false,
    "age lt 42": true,
    "at gt 2026-01-01T00:00:00Z": true,
    "none eq null": true,
    "none ne null": false,
    "none gt 1": false,
    "tags/any(t:t eq 'b')": true,
    "tags/any(t:startswith(t,'c'))": false,
    "customer/tenantId eq 't'": true,
    "not (name eq 'Bob') and contains(name,'n')": true,
    "name eq 'Bob' or name eq 'Ann' and age eq 1": false,
    "name in ('Bob','Ann')": true,
    "endswith(age,'1')": false,
  };
  for (const [filter, expected] of Object.entries(cases)) {
    it(`${filter} is ${expected}`, () => {
      assert.equal(matchesFilter(parseFilter(filter), item), expected);
    });
  }

  for (const filter of [
    "length(name) eq 3",
    "name eq other",
    "name eq 'a' name",
    "and",
    "name in ()",
    "startswith(name,1)",
    "",
  ]) {
    it(`refuses ${filter || "nothing"}`, () => {
      assert.throws(() => parseFilter(filter), { status: 400 });
    });
  }
});
