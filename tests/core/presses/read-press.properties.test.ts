import assert from "node:assert/strict";
import fc from "fast-check";
import { readPress } from "../../../core/presses/read-press.ts";
import { fields, idPattern, ticksInput, verbs } from "../../../core/presses/vocabulary.ts";

const anyVerb = fc.oneof(fc.constantFrom(...Object.values(verbs)), fc.jsonValue());
/** Values near what is right, and far from it. */
const anyValue = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9_-]{6,66}$/),
  fc.constantFrom(
    "",
    "0",
    "0,2",
    "200",
    "true",
    "lost",
    "manager",
    "reset mfa for alice",
    "reset.confirm",
    "__proto__",
  ),
  fc.jsonValue({ maxDepth: 2 }),
);
const anyKey = fc.oneof(
  fc.constantFrom(...Object.values(fields), ticksInput(0), ticksInput(7), "ticks-x", "__proto__", "constructor"),
  fc.string(),
);
const anyData = fc.oneof(
  fc.dictionary(anyKey, anyValue),
  fc.jsonValue(),
  fc
    .record({ batch: fc.stringMatching(/^[A-Za-z0-9_-]{8,64}$/) })
    .chain((good) => fc.dictionary(anyKey, anyValue).map((rest) => ({ ...rest, ...good }))),
);

describe("readPress: whatever is sent", () => {
  it("never throws, and lets no id through that is not one", () => {
    fc.assert(
      fc.property(anyVerb, anyData, (verb, data) => {
        const command = readPress(verb, data);
        if ("batchId" in command) assert.match(command.batchId, idPattern);
        if ("choiceId" in command) assert.match(command.choiceId, idPattern);
      }),
      { numRuns: 1000 },
    );
  });

  it("gives whole positions from 0 to 199 only, and details within their bounds", () => {
    const within = (position: number): boolean => Number.isInteger(position) && position >= 0 && position < 200;
    fc.assert(
      fc.property(anyData, (data) => {
        const command = readPress(verbs.confirm, data);
        if (command.kind !== "reset.confirm") return;
        assert.ok(Object.keys(command.ticks).map(Number).every(within));
        assert.ok(Object.values(command.ticks).flat().every(within));
        assert.ok((command.details.reasonText ?? "").length <= 200);
        assert.match(command.details.ticket ?? "", /^[A-Za-z0-9._#/-]{0,64}$/);
      }),
      { numRuns: 1000 },
    );
  });

  it("confirms, cancels and chooses by its own verb only, never by a sentence", () => {
    fc.assert(
      fc.property(fc.string(), anyData, (text, data) => {
        const command = readPress(verbs.say, { ...(data as object), text });
        assert.ok(
          !["reset.confirm", "reset.cancel", "reset.choose", "reset.again", "reset.show"].includes(command.kind),
        );
      }),
    );
  });
});
