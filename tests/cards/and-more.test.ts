import assert from "node:assert/strict";
import { andMore } from "../../cards/words/and-more.ts";

describe("cards/and-more", () => {
  it("names all that fit, and counts the others", () => {
    const names = ["Alice", "Bob", "Carol"];
    assert.equal(andMore(names, 3), "Alice, Bob, Carol");
    assert.equal(andMore(names, 2), "Alice, Bob and 1 more");
    assert.equal(andMore(names, 1, "; "), "Alice and 2 more");
    assert.equal(andMore(names, 2, "; "), "Alice; Bob and 1 more");
  });

  it("says nothing of nobody", () => {
    assert.equal(andMore([], 5), "");
  });
});
