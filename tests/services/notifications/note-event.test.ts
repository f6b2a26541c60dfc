import assert from "node:assert/strict";
import type { BatchProgress } from "../../../core/reset/batch-progress.ts";
import { createNoteEvent } from "../../../services/notifications/note-event.ts";
import { aRoute } from "../../support/builders/a-route.ts";
import { aBulkHead, aCustomer } from "../../support/builders/bulks.ts";
import { memoryRoutes } from "../../support/fakes/memory-routes.ts";

const batchId = "batch-1";

interface Batch {
  readonly people?: number;
  readonly progress?: Partial<BatchProgress>;
}

/** A batch of so many in this state, and what the outbox is told. */
function noting({ people = 1, progress = {} }: Batch, ...routes: ReturnType<typeof aRoute>[]) {
  const did: string[] = [];
  let read = 0;
  const note = (what: string) => {
    did.push(what);
    return Promise.resolve();
  };
  const customer = aCustomer({ tenantId: aRoute().tenantId, people });
  const noteEvent = createNoteEvent({
    resets: {
      progress: () => Promise.resolve({ ...aBulkHead(), states: {}, verdicts: {}, parked: {}, ...progress }),
    },
    bulks: {
      customers: () => {
        read += 1;
        return Promise.resolve([customer]);
      },
    },
    routes: memoryRoutes(...routes),
    outbox: {
      expect: (_batchId, rows) => note(`expect ${rows.map(({ routeId }) => routeId).join()}`),
      expected: () => Promise.resolve([batchId]),
      say: (of) => note(`say ${of}`).then(() => true),
      finish: (of) => note(`finish ${of}`),
    },
    newId: () => "n1",
  });
  return { noteEvent, did, readings: () => read };
}

describe("note an event for the channels", () => {
  it("few people: expected from the first progress on, once; due with the outcome", async () => {
    const { noteEvent, did } = noting({ people: 10 }, aRoute());
    assert.equal(await noteEvent.note({ kind: "progressed", batchId }), false);
    assert.equal(await noteEvent.note({ kind: "progressed", batchId }), false);
    assert.equal(await noteEvent.note({ kind: "finished", batchId }), true);
    assert.deepEqual(did, ["expect route-1", "expect route-1", "finish batch-1"]);
  });

  it("a bulk: said all along, and looked up once before its end", async () => {
    const { noteEvent, did, readings } = noting({ people: 11 }, aRoute());
    for (const kind of ["progressed", "progressed", "paused"] as const) {
      assert.equal(await noteEvent.note({ kind, batchId }), true);
    }
    assert.equal(readings(), 1);
    await noteEvent.note({ kind: "finished", batchId });
    assert.deepEqual(did, [
      ...["expect route-1", "say batch-1", "say batch-1", "say batch-1"],
      ...["expect route-1", "finish batch-1"],
    ]);
  });

  it("nobody is told: nothing is due", async () => {
    const { noteEvent, did } = noting({ people: 11 });
    assert.equal(await noteEvent.note({ kind: "progressed", batchId }), false);
    assert.equal(await noteEvent.note({ kind: "finished", batchId }), false);
    assert.deepEqual(did, ["expect ", "expect "]);
  });

  for (const [left, expected] of [
    [0, ["finish batch-1"]],
    [1, []],
  ] as const) {
    it(`after a restart, a batch of which ${left} are left`, async () => {
      const { noteEvent, did } = noting({ progress: { states: { ended: 3, begun: left } } }, aRoute());
      await noteEvent.catchUp();
      assert.deepEqual(did, expected);
    });
  }
});
