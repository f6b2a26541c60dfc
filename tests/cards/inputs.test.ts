import assert from "node:assert/strict";
import { field } from "../../cards/kit/inputs.ts";

describe("cards/kit/inputs", () => {
  it("what is missing is asked for by its label, a question without its mark", () => {
    const said = (label: string) => field({ id: "a", label, required: true }, 10)["errorMessage"];
    assert.equal(said("Ticket"), "Ticket: please fill this in");
    assert.equal(said("How was the caller verified?"), "How was the caller verified: please fill this in");
  });

  it("nothing is asked for where nothing is required", () => {
    const optional = field({ id: "a", label: "Ticket" }, 10);
    assert.ok(!("errorMessage" in optional) && !("isRequired" in optional));
  });
});
