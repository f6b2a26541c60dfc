import assert from "node:assert/strict";
import type { Named, Wanted } from "../../core/command.ts";
import { searchesSelection } from "../../core/search-command.ts";
import { noDetails } from "../support/fakes/a-desk.ts";

const name: Named = { by: "name", value: "alice" };
const exact: readonly Named[] = [
  { by: "address", value: "alice@contoso.example" },
  { by: "id", value: "00000000-0000-4000-8000-000000000001" },
  { by: "mention", value: "Alice" },
];
const reset = (wanted: Wanted, inCustomer?: string) =>
  searchesSelection({
    kind: "reset.start",
    wanted,
    details: noDetails,
    ...(inCustomer !== undefined && { inCustomer }),
  });

describe("core/search-command", () => {
  it("a name is searched in the selection, alone and among others", () => {
    assert.ok(reset({ whole: "alice", parts: [name] }));
    assert.ok(reset({ parts: [...exact, name] }));
    assert.ok(searchesSelection({ kind: "user", wanted: { parts: [name] } }));
  });
  it("whoever is pointed at exactly is not, nor anybody in a customer that is named", () => {
    assert.ok(!reset({ parts: exact }));
    assert.ok(!reset({ whole: "alice", parts: [name] }, "Contoso"));
  });
  it("a list is about the selection, unless its customer is named", () => {
    for (const kind of ["users", "methods"] as const) {
      assert.ok(searchesSelection({ kind }));
      assert.ok(searchesSelection({ kind, search: "ali" }));
      assert.ok(!searchesSelection({ kind, inCustomer: "Contoso" }));
    }
  });
});
