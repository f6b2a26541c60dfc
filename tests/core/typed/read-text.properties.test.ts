import assert from "node:assert/strict";
import fc from "fast-check";
import type { Command, Wanted } from "../../../core/command.ts";
import { cleanTyped } from "../../../core/text.ts";
import { type Mention, mentionMark } from "../../../core/typed/mention-marks.ts";
import { readText } from "../../../core/typed/read-text.ts";

const mentions: readonly Mention[] = [
  { name: "Alice Anders", objectId: "3f2504e0-4f89-41d3-9a0c-0305e82c3301" },
  { name: "Bob" },
];

/** Sentences from the words the grammar looks for, in any order, with dirt between them. */
const fragments = [
  "reset",
  "mfa",
  "for",
  "of",
  "the",
  "alice",
  "Bob",
  "'s",
  "in",
  "Contoso",
  "because",
  "stolen",
  "ticket",
  "INC-1042",
  "and",
  "&",
  ",",
  ";",
  '"',
  "(",
  ")",
  "<a@b.c>",
  "a@b.c",
  "@x",
  "please",
  "?",
  "password",
  "sign",
  "out",
  "who",
  "am",
  "i",
  "confirm",
  "reset.confirm",
  "__proto__",
  "\n",
  "\u202E",
  "\uE000",
  "\uE001",
  "0",
  mentionMark(0),
  mentionMark(1),
  mentionMark(9),
];
const wordy = fc
  .array(fc.constantFrom(...fragments), { maxLength: 25 })
  .chain((words) => fc.constantFrom(" ", "", "  ").map((glue) => words.join(glue)));
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  wordy,
  wordy.map((words) => `reset mfa for ${words}`),
);

/** Names as directories have them, without words and marks that mean something to the grammar. */
const reserved = new Set(["in", "because", "ticket", "and", "for", "of", "please", "pls", "plz", "thanks", "thx"]);
const nameWord = fc
  .stringMatching(/^[A-Za-zÀ-ÖØ-öø-ÿŁłŠšŽž][a-zà-öø-ÿ'-]{0,11}[a-zà-öø-ÿ]$/)
  .filter((word) => !reserved.has(word.toLowerCase()));
const name = fc.array(nameWord, { minLength: 1, maxLength: 4 }).map((words) => words.join(" "));

function wantedOf(command: Command): Wanted | undefined {
  return command.kind === "reset.start" || command.kind === "reset.meant" ? command.wanted : undefined;
}

describe("readText: whatever is typed", () => {
  it("never throws, and never confirms, cancels, chooses or shows", () => {
    const allowed = ["reset.start", "reset.meant", "who-am-i", "sign-in", "sign-out", "help", "unreadable"];
    fc.assert(
      fc.property(anyText, (text) => {
        assert.ok(allowed.includes(readText(text, mentions).kind));
      }),
      { numRuns: 1000 },
    );
  });

  it("wants between 1 and 25 people, none without a name, none twice", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const wanted = wantedOf(readText(text, mentions));
        if (!wanted) return;
        const keys = wanted.parts.map((part) => `${part.by} ${part.value.toLowerCase()}`);
        assert.ok(keys.length >= 1 && keys.length <= 25);
        assert.equal(new Set(keys).size, keys.length);
        for (const part of wanted.parts) assert.notEqual(part.value.trim(), "");
        if (wanted.whole !== undefined) assert.notEqual(wanted.whole.trim(), "");
      }),
      { numRuns: 1000 },
    );
  });

  it("lets no invisible or private-use character through", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        assert.doesNotMatch(JSON.stringify(readText(text, mentions)), /[\p{Co}\p{Cs}\p{Bidi_Control}]|\\u|\\n/u);
      }),
      { numRuns: 1000 },
    );
  });

  it("never searches the name of a mention", () => {
    fc.assert(
      fc.property(wordy, (words) => {
        const wanted = wantedOf(
          readText(`reset mfa for ${mentionMark(1)} ${words}`, [mentions[0]!, { name: "Qzx Vwk" }]),
        );
        assert.equal(wanted?.whole?.includes("Qzx") ?? false, false);
        for (const part of wanted?.parts ?? []) assert.ok(part.by === "mention" || !part.value.includes("Qzx"));
      }),
      { numRuns: 1000 },
    );
  });

  it("signs out for nobody but the one who types it alone", () => {
    fc.assert(
      fc.property(name, (who) => {
        assert.notEqual(readText(`sign out ${who}`, []).kind, "sign-out");
      }),
    );
  });
});

describe("readText: names", () => {
  for (const before of ["reset MFA for", "mfa", "Please reset the multi-factor authentication of"]) {
    it(`finds the whole name after "${before}"`, () => {
      fc.assert(
        fc.property(name, (who) => {
          const wanted = wantedOf(readText(`${before} ${who}`, []));
          assert.deepEqual(wanted, { whole: cleanTyped(who), parts: [{ by: "name", value: cleanTyped(who) }] });
        }),
        { numRuns: 500 },
      );
    });
  }

  it("finds it between quotes whatever words are in it", () => {
    const anyName = fc.array(fc.constantFrom("in", "because", "ticket", "and", "Alice", ",", "Sook"), {
      minLength: 2,
      maxLength: 6,
    });
    fc.assert(
      fc.property(anyName, (words) => {
        const who = `Al ${words.join(" ")} Ex`;
        assert.equal(wantedOf(readText(`reset mfa for "${who}"`, []))?.whole, who);
      }),
    );
  });

  it("drops nobody from a list", () => {
    const address = fc.tuple(nameWord, nameWord).map(([local, host]) => `${local}@${host}.example`);
    const joint = fc.constantFrom(", ", "; ", " and ", " & ", ",", ", and ");
    const people = fc.uniqueArray(fc.oneof(name, address, fc.uuid()), {
      minLength: 2,
      maxLength: 12,
      selector: (each) => each.toLowerCase(),
    });
    fc.assert(
      fc.property(people, joint, (list, glue) => {
        const wanted = wantedOf(readText(`reset mfa for ${list.join(glue)}`, []));
        assert.deepEqual(
          wanted?.parts.map((part) => part.value),
          list.map(cleanTyped),
        );
      }),
      { numRuns: 500 },
    );
  });

  it("asks again for the same people when the question's button is pressed", () => {
    fc.assert(
      fc.property(name, name, (one, two) => {
        const meant = readText(`reset ${one} and ${two} in Contoso`, []);
        if (meant.kind !== "reset.meant") return;
        const start = readText(`reset MFA for ${meant.said}`, []);
        assert.deepEqual(wantedOf(start), meant.wanted);
      }),
    );
  });
});
