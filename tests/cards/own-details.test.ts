import assert from "node:assert/strict";
import { reviewCard } from "../../cards/review-card.ts";
import { aReset, batchId, easyRule, manyResets, now } from "../support/builders/resets.ts";
import { textOf } from "../support/read-card.ts";

const own = { reason: "stolen", reasonText: "stolen", ticket: "INC-2", revokeSessions: true } as const;
const review = (resets: Parameters<typeof reviewCard>[0]["resets"]) =>
  textOf(reviewCard({ batchId, resets, excluded: [], rule: easyRule, now }));

describe("what a list says of a person stands on the summary that confirms it", () => {
  it("for one person", () => {
    assert.match(review([aReset({ own })]), /Listed with: stolen, also signed out everywhere, ticket INC-2/);
    assert.doesNotMatch(review([aReset()]), /Listed with/);
  });

  it("for each of several, with a choice of methods and without", () => {
    for (const many of [3, 10]) {
      const words = review(manyResets(many).map((reset) => ({ ...reset, own })));
      assert.equal(
        words.split("also signed out everywhere, ticket INC-2").length -
          1 +
          words.split("also signed out everywhere · ticket INC-2").length -
          1,
        many,
      );
    }
  });
});
