import assert from "node:assert/strict";
import { createNoteEvent } from "../../../services/notifications/note-event.ts";
import { aPendingReset } from "../../support/builders/a-pending-reset.ts";
import { aRoute } from "../../support/builders/a-route.ts";
import { memoryRoutes } from "../../support/fakes/memory-routes.ts";

/** A batch of one in this state, and what the outbox is told. */
function noting(state: "begun" | "ended", ...routes: ReturnType<typeof aRoute>[]) {
  const reset = aPendingReset({ state });
  const did: string[] = [];
  const note = (what: string) => {
    did.push(what);
    return Promise.resolve();
  };
  const noteEvent = createNoteEvent({
    resets: { batch: () => Promise.resolve([reset]) },
    routes: memoryRoutes(...routes.map((route) => ({ ...route, tenantId: reset.plan.target.tenantId }))),
    outbox: {
      expect: (_batchId, rows) => note(`expect ${rows.map(({ routeId }) => routeId).join()}`),
      expected: () => Promise.resolve(["batch-1"]),
      finish: (batchId) => note(`finish ${batchId}`),
    },
    newId: () => "n1",
  });
  return { noteEvent, did };
}

const batchId = "batch-1";

describe("note an event for the channels", () => {
  it("expected from the first progress on, once; due with the outcome", async () => {
    const { noteEvent, did } = noting("begun", aRoute());
    assert.equal(await noteEvent.note({ kind: "progressed", batchId }), false);
    assert.equal(await noteEvent.note({ kind: "progressed", batchId }), false);
    assert.equal(await noteEvent.note({ kind: "finished", batchId }), true);
    assert.deepEqual(did, ["expect route-1", "expect route-1", "finish batch-1"]);
  });

  it("nobody is told: nothing is due", async () => {
    const { noteEvent, did } = noting("begun");
    assert.equal(await noteEvent.note({ kind: "finished", batchId }), false);
    assert.deepEqual(did, ["expect "]);
  });

  for (const [state, expected] of [
    ["ended", ["finish batch-1"]],
    ["begun", []],
  ] as const) {
    it(`after a restart, a batch that has ${state}`, async () => {
      const { noteEvent, did } = noting(state, aRoute());
      await noteEvent.catchUp();
      assert.deepEqual(did, expected);
    });
  }
});
