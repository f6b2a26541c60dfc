import assert from "node:assert/strict";
import type { OwnDetails } from "../../../../core/lists/people-list.ts";
import { anAccessWith } from "../../../support/builders/an-access.ts";
import { aMobile } from "../../../support/builders/methods.ts";
import { aPerson } from "../../../support/builders/people.ts";
import { aDesk, noDetails, reviewOf } from "../../../support/fakes/a-desk.ts";

/** A summary of Alice and Bob, whose rows in the list say this of them. */
async function confirmedWith(alice: OwnDetails, bob: OwnDetails) {
  const desk = aDesk({ access: anAccessWith({ requireReason: true, requireTicket: true }) });
  for (const name of ["Alice Anders", "Bob Brown"]) desk.world.has(aPerson(name), [aMobile()]);
  const { batchId, resets } = reviewOf(await desk.summaryFor("alice", "bob"));
  for (const reset of resets) desk.resets.rows.set(reset.id, { ...reset, own: reset.position === 0 ? alice : bob });
  return desk.confirm({ ...desk.press(batchId), ticks: {}, details: noDetails });
}

describe("what a list says of each person need not be said again", () => {
  it("nothing is missing where every row says all that is required", async () => {
    const own = { reason: "lost", ticket: "INC-1" } as const;
    assert.equal((await confirmedWith(own, own)).kind, "claimed");
  });

  it("what only some of the rows say is asked for", async () => {
    const confirmed = await confirmedWith({ reason: "lost", ticket: "INC-1" }, { reason: "stolen" });
    assert.deepEqual(confirmed.kind === "incomplete" && confirmed.missing, ["ticket"]);
  });
});
