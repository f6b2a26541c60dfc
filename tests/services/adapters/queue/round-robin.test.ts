import assert from "node:assert/strict";
import fc from "fast-check";
import { roundRobin } from "../../../../services/adapters/queue/round-robin.ts";

const initial = (word: string) => word.slice(0, 1);

describe("round robin", () => {
  it("takes the first of each kind before the second of any", () => {
    const words = ["a1", "a2", "a3", "b1", "c1", "c2"];
    assert.deepEqual(roundRobin(words, initial), ["a1", "b1", "c1", "a2", "c2", "a3"]);
  });

  it("nobody is lost or doubled, and within a kind the order stays", () => {
    const words = fc.array(fc.string({ minLength: 1, maxLength: 3 }));
    fc.assert(
      fc.property(words, (given) => {
        const fair = roundRobin(given, initial);
        assert.deepEqual(fair.toSorted(), given.toSorted());
        for (const kind of new Set(given.map(initial))) {
          const ofKind = (all: readonly string[]) => all.filter((word) => initial(word) === kind);
          assert.deepEqual(ofKind(fair), ofKind(given));
        }
      }),
    );
  });
});
