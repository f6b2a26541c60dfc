import assert from "node:assert/strict";
import fc from "fast-check";
import { csvLine } from "../../core/csv.ts";

describe("CSV", () => {
  it("quotes every cell, with quotes, commas and line breaks in it", () => {
    assert.equal(csvLine(["a", 'say "hi"', "b,c", "two\nlines", ""]), '"a","say ""hi""","b,c","two\nlines",""');
  });

  for (const cell of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "\uFF1D1", "|cmd", "%0A=1"]) {
    it(`is no formula: ${JSON.stringify(cell)}`, () => {
      assert.equal(csvLine([cell]), `"'${cell}"`);
    });
  }

  it("never lets a spreadsheet run a cell, and loses nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const cell = csvLine([text]).slice(1, -1).replaceAll('""', '"');
        assert.doesNotMatch(cell, /^[\s]*[=+\-@]/);
        assert.ok(cell === text || cell === `'${text}`);
      }),
    );
  });
});
