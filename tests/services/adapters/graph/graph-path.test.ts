import assert from "node:assert/strict";
import fc from "fast-check";
import { graphPath, odataText, searchClause } from "../../../../services/adapters/graph/graph-path.ts";

describe("graph/graph-path: no path is built from text", () => {
  it("encodes a guest's name, so that the fragment can't cut the path short", () => {
    const guest = "bob_fabrikam.com#EXT#@contoso.onmicrosoft.com";
    const path = graphPath`/users/${guest}/authentication/phoneMethods/${"1"}`;
    assert.equal(path, "/users/bob_fabrikam.com%23EXT%23%40contoso.onmicrosoft.com/authentication/phoneMethods/1");
  });

  it("whatever the segment, the path keeps its shape and the segment comes back", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: "binary" }), (segment) => {
        fc.pre(segment !== "." && segment !== "..");
        const path = graphPath`/users/${segment}/authentication/methods`;
        const { pathname, search, hash } = new URL(`https://graph.example/v1.0${path}`);
        assert.equal(search + hash, "");
        const [, , users, encoded = "", ...rest] = pathname.split("/");
        assert.equal(users, "users");
        assert.equal(decodeURIComponent(encoded), segment.toWellFormed());
        assert.deepEqual(rest, ["authentication", "methods"]);
      }),
    );
  });

  for (const segment of ["", ".", ".."]) {
    it(`refuses "${segment}" as a segment`, () => {
      assert.throws(() => graphPath`/users/${segment}`);
    });
  }

  it("doubles quotes in OData text and escapes them in a search clause", () => {
    assert.equal(odataText("O'Brien"), "'O''Brien'");
    assert.equal(searchClause("displayName", 'a" OR "mail:b\\'), '"displayName:a\\" OR \\"mail:b\\\\"');
  });
});
