import assert from "node:assert/strict";
import { createFaults } from "../../emulator/faults.ts";

const request = { service: "graph", method: "DELETE", path: "/v1.0/users/1?x", tenantId: "t" } as const;

describe("createFaults", () => {
  it("hits what fits in every given field, and nothing else", () => {
    const faults = createFaults({ seed: 1 });
    faults.add({ match: { service: "graph", method: "delete", path: "/users/\\d", tenantId: "t" } });
    assert.ok(faults.take(request));
    assert.equal(faults.take({ ...request, method: "GET" }), undefined);
    assert.equal(faults.take({ ...request, path: "/v1.0/me" }), undefined);
    assert.equal(faults.take({ ...request, tenantId: "other" }), undefined);
    assert.equal(faults.take({ ...request, service: "entra" }), undefined);
  });

  it("passes over the first ones and ends after its times", () => {
    const faults = createFaults({ seed: 1 });
    faults.add({ match: { service: "graph" }, after: 1, times: 2 });
    const hits = Array.from({ length: 5 }, () => faults.take(request) !== undefined);
    assert.deepEqual(hits, [false, true, true, false, false]);
  });

  it("draws its chance from the seed: the same in every run, other with another seed", () => {
    const run = (seed: number): string => {
      const faults = createFaults({ seed });
      faults.add({ match: { service: "graph" }, chance: 0.5 });
      return Array.from({ length: 40 }, () => (faults.take(request) ? "x" : ".")).join("");
    };
    assert.equal(run(7), run(7));
    assert.notEqual(run(7), run(8));
    assert.match(run(7), /x/);
    assert.match(run(7), /\./);
  });

  it("forgets a removed fault and all after clear", () => {
    const faults = createFaults({ seed: 1 });
    const id = faults.add({ match: { service: "graph" } });
    faults.remove(id);
    assert.equal(faults.take(request), undefined);
    faults.add({ id: "mine", match: { service: "graph" } });
    assert.equal(faults.take(request)?.id, "mine");
    faults.clear();
    assert.equal(faults.take(request), undefined);
  });

  it("refuses a path that is no regular expression where it is added", () => {
    assert.throws(() => createFaults({ seed: 1 }).add({ match: { service: "graph", path: "(" } }), SyntaxError);
  });
});
