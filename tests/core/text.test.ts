import assert from "node:assert/strict";
import fc from "fast-check";
import { cleanForeign, cleanTyped, cut } from "../../core/text.ts";

/** Text made mostly of what cleaning is about. */
const hostile = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({
    unit: fc.constantFrom(
      ...Array.from(
        "ae \t\n\u00A0\u2003\u2028'`´’“”«\"\u0301\u0308\u200B\u200D\u202E\u2066\u061C\uFEFF\u00AD\uE000\uD800\uDC00\uFF40\u1FFD\u2011\u3164ﬁ①",
      ),
    ),
  }),
);
const invisible =
  /[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\uE000-\uF8FF\p{Cs}]/u;

describe("cleanTyped", () => {
  const table: [string, string, string][] = [
    ["spaces at the ends and in a row", "  reset   mfa  ", "reset mfa"],
    ["tabs and newlines", "reset\tmfa\r\nfor alice", "reset mfa for alice"],
    ["no-break and wide spaces", "reset\u00A0mfa\u2003for\u3000alice", "reset mfa for alice"],
    ["other controls", "al\u0000i\u0007ce\u009B", "alice"],
    ["bidi controls", "\u202Eecila\u202C \u2066x\u2069\u200E\u200F\u061C", "ecila x"],
    ["zero-width characters", "a\u200Bl\u200Ci\u200Dc\u2060e\uFEFF", "alice"],
    ["soft hyphens and private use", "al\u00ADi\uE000ce\uE001", "alice"],
    ["lone surrogates", "al\uD800ice\uDC00", "alice"],
    ["tag and filler characters", "alice\u{E0041}\u3164", "alice"],
    ["smart quotes", "“Alice” ‘O’Brien’ „x‟ «y»", '"Alice" \'O\'Brien\' "x" "y"'],
    ["an acute accent for an apostrophe", "O´Brien and O`Neill", "O'Brien and O'Neill"],
    ["wide letters", "ｒｅｓｅｔ ＭＦＡ", "reset MFA"],
    ["a letter and its accent kept apart", "Zoe\u200B\u0308", "Zoë"],
    ["a hyphen that does not break", "Anne\u2011Marie", "Anne-Marie"],
    ["an emoji", "alice 🙂", "alice 🙂"],
  ];
  for (const [what, given, expected] of table) {
    it(`reads ${what}`, () => {
      assert.equal(cleanTyped(given), expected);
    });
  }

  it("changes nothing the second time", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        assert.equal(cleanTyped(cleanTyped(text)), cleanTyped(text));
      }),
      { numRuns: 1000 },
    );
  });

  it("leaves no control, bidi, zero-width or private-use character, and one line", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        assert.doesNotMatch(cleanTyped(text), invisible);
        assert.doesNotMatch(cleanTyped(text), /^\s|\s$|\s\s|[^\S ]/);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("cleanForeign", () => {
  const table: [string, string, string][] = [
    ["invisible characters out", "Ali\u202Ece\u200B\uE000 \u0007Anders", "Alice Anders"],
    ["line breaks as spaces", "Alice\r\nAnders\u2028X", "Alice Anders X"],
    ["the letters as they are in the directory", "ＡＢ “x” ﬁ", "ＡＢ “x” ﬁ"],
  ];
  for (const [what, given, expected] of table) {
    it(`shows ${what}`, () => {
      assert.equal(cleanForeign(given), expected);
    });
  }

  it("cuts at the length that was asked for, 120 by itself", () => {
    assert.equal(cleanForeign("a".repeat(120)), "a".repeat(120));
    assert.equal(cleanForeign("a".repeat(121)), `${"a".repeat(119)}…`);
    assert.equal(cleanForeign("Alice Anders", 7), "Alice…");
    assert.equal(cleanForeign("ab🙂cd", 4), "ab…");
  });

  it("shows one line without invisible characters, never longer than asked, the same when shown again", () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 1, max: 40 }), (text, max) => {
        const shown = cleanForeign(text, max);
        assert.ok(shown.length <= max);
        assert.doesNotMatch(shown, invisible);
        assert.doesNotMatch(shown, /[\n\r\u2028\u2029]/);
        assert.equal(cleanForeign(shown, max), shown);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("cut", () => {
  it("never leaves half a character or a space at the end", () => {
    assert.equal(cut("ab🙂", 3), "ab");
    assert.equal(cut("ab cd", 3), "ab");
    assert.equal(cut("ab", 0), "");
  });
});
