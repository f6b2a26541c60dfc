import assert from "node:assert/strict";
import fc from "fast-check";
import { readPress } from "../../../core/presses/read-press.ts";
import { readText } from "../../../core/typed/read-text.ts";

const one = "1c0ffee0-2222-4a2b-8c3d-5e6f70819202";
const two = "fab41ca0-3333-4b3c-9d4e-6f7081920313";
const forged = { kind: "unreadable", why: "forged" };

describe("core: the selector, typed and pressed", () => {
  const typed: [string, object][] = [
    ["customers", { kind: "customers" }],
    ["Customers", { kind: "customers" }],
    ["my customers", { kind: "customers" }],
    ["tenants", { kind: "customers" }],
    ["customers fab", { kind: "customers", search: "fab" }],
  ];
  for (const [text, command] of typed) {
    it(`"${text}"`, () => {
      assert.deepEqual(readText(text, []), command);
    });
  }
  it("a slip is offered, not run", () => {
    const command = readText("custmers", []);
    assert.equal(command.kind === "help" && command.nearest, "customers");
  });

  const pressed: [string, string, object, object][] = [
    ["opens", "customers", {}, { kind: "customers" }],
    ["opens from a view", "customers", { then: "view-0001" }, { kind: "customers", then: "view-0001" }],
    [
      "searches with what is ticked",
      "customers",
      { search: "fab", kept: one, selected: two, then: "view-0001" },
      { kind: "customers", search: "fab", ticked: [one, two], then: "view-0001" },
    ],
    ["searches with nothing ticked", "customers", { search: "", kept: "" }, { kind: "customers", ticked: [] }],
    [
      "applies all ticks, each once",
      "customers.apply",
      { kept: one, selected: `${two},${one.toUpperCase()}` },
      { kind: "customers.apply", selected: [one, two] },
    ],
    ["applies none", "customers.apply", { kept: "" }, { kind: "customers.apply", selected: [] }],
    [
      "checks one again",
      "customers.check-again",
      { tenant: two, kept: "", selected: one },
      { kind: "customers.check-again", tenantId: two, ticked: [one] },
    ],
    ["no tenant", "customers.check-again", { kept: "" }, forged],
    ["no tenant id", "customers.apply", { selected: "contoso" }, forged],
    ["half a tenant id", "customers.apply", { selected: `${one},` }, forged],
    ["a list instead of text", "customers.apply", { selected: [one] }, forged],
    ["more than anybody ticks", "customers.apply", { selected: Array(501).fill(one).join(",") }, forged],
    ["a view id of another kind", "customers.apply", { selected: one, then: "../x" }, forged],
  ];
  for (const [what, verb, data, command] of pressed) {
    it(what, () => {
      assert.deepEqual(readPress(verb, data), command);
    });
  }
  it("whatever is forged: tenant ids come out, or nothing", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (kept, selected, tenant) => {
        for (const verb of ["customers", "customers.apply", "customers.check-again"]) {
          const command = readPress(verb, { kept, selected, tenant });
          if (command.kind === "unreadable") continue;
          const ids = Object.values(command)
            .flat()
            .filter((value) => value !== command.kind);
          assert.ok(ids.every((id) => typeof id === "string" && /^[0-9a-f-]{36}$/.test(id)));
        }
      }),
    );
  });
});
