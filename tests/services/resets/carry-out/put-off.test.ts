import assert from "node:assert/strict";
import { Problem } from "../../../../core/problem.ts";
import { aMobile, anAuthenticator } from "../../../support/builders/methods.ts";
import { aPerson } from "../../../support/builders/people.ts";
import { aDesk, noDetails, resetMfaOf, reviewOf } from "../../../support/fakes/a-desk.ts";

function aDeskWithAlice() {
  const desk = aDesk();
  desk.world.has(aPerson("Alice Anders"), [aMobile(), anAuthenticator()]);
  return desk;
}

async function confirmed() {
  const desk = aDeskWithAlice();
  const { batchId } = reviewOf(await desk.summaryFor("alice"));
  await desk.confirm({ ...desk.press(batchId), ticks: {}, details: noDetails });
  return { desk, batchId };
}

describe("a confirmed reset that can't begin", () => {
  for (const code of ["graph-unreachable", "graph-throttled", "store-unavailable"] as const) {
    it(`${code}: it is tried again, ever more rarely, says so, and then ends with its reason`, async () => {
      const desk = aDeskWithAlice();
      const [reset] = await resetMfaOf(desk, ["alice"], () => {
        desk.world.closed = code;
      });
      const pauses = desk.events.flatMap((event) => (event.kind === "progressed" && event.pause ? [event.pause] : []));
      assert.deepEqual(
        pauses.map(({ ms, because }) => [ms, because]),
        [1, 2, 4, 8, 16, 32, 64].map((seconds) => [seconds * 1000, code]),
      );
      assert.equal(reset?.outcome?.verdict, "failed");
      assert.equal(reset.outcome.stoppedBy, code);
      assert.deepEqual(desk.world.removals(), []);
      assert.deepEqual(desk.audit.kinds(), ["ended"]);
      assert.equal(desk.events.at(-1)?.kind, "finished");
    });
  }

  it("goes on as soon as it can", async () => {
    const { desk, batchId } = await confirmed();
    desk.world.closed = "graph-unreachable";
    await desk.jobs.drain(desk.run, () => {
      delete desk.world.closed;
    });
    assert.equal((await desk.resets.batch(batchId))[0]?.outcome?.verdict, "complete");
    assert.deepEqual(desk.audit.kinds(), ["begun", "step", "step", "ended"]);
  });

  it("the store away in the middle: the rest is done when it is back, nothing twice", async () => {
    const { desk, batchId } = await confirmed();
    const record = desk.audit.record.bind(desk.audit);
    let steps = 0;
    desk.audit.record = (entry) => {
      if (entry.kind === "step" && ++steps === 1) {
        const cause = new Problem("store-unavailable");
        return Promise.reject(new Problem("no-record", { cause }));
      }
      return record(entry);
    };
    await desk.carryOut();
    const [reset] = await desk.resets.batch(batchId);
    assert.deepEqual(
      reset?.outcome?.steps.map(({ status }) => status),
      ["already-gone", "already-gone"],
    );
    assert.deepEqual(desk.world.removals(), ["delete mobile-phone of alice", "delete authenticator of alice"]);
    assert.deepEqual(desk.audit.kinds(), ["begun", "resumed", "step", "step", "ended"]);
  });

  it("recorded as begun, and the store went away: it is begun once in the record", async () => {
    const { desk } = await confirmed();
    const begin = desk.resets.begin.bind(desk.resets);
    desk.resets.begin = () => {
      desk.resets.begin = begin;
      return Promise.reject(new Problem("store-unavailable"));
    };
    await desk.carryOut();
    assert.deepEqual(desk.audit.kinds(), ["begun", "resumed", "step", "step", "ended"]);
  });
});

describe("what has no job", () => {
  it("is ended as interrupted, with a fresh summary", async () => {
    const { desk, batchId } = await confirmed();
    assert.equal(await desk.sweep(), 0);
    desk.jobs.queued.length = 0;
    assert.equal(await desk.sweep(), 1);
    const [reset] = await desk.resets.batch(batchId);
    assert.equal(reset?.outcome?.verdict, "interrupted");
    assert.equal(reset.outcome.sessions, "not-asked");
    assert.deepEqual(desk.audit.kinds(), ["ended"]);
    assert.deepEqual(
      desk.events.map(({ kind }) => kind),
      ["finished", "changed"],
    );
    assert.equal(await desk.sweep(), 0);
  });

  it("ended meanwhile by another process: once", async () => {
    const { desk } = await confirmed();
    desk.jobs.queued.length = 0;
    const ended = await Promise.all([desk.sweep(), desk.sweep(), desk.sweep()]);
    assert.deepEqual(ended.sort(), [0, 0, 1]);
    assert.equal(desk.audit.kinds().length, 1);
  });
});

describe("a process that stops", () => {
  it("ends the removal in hand, records it, and hands the rest back", async () => {
    const { desk, batchId } = await confirmed();
    const stop = new AbortController();
    desk.jobs.handBack = stop.signal;
    desk.world.beforeRemoval = () => {
      stop.abort();
    };
    await desk.carryOut();
    assert.deepEqual(desk.jobs.ends, [{ kind: "handed-back" }]);
    const [reset] = await desk.resets.batch(batchId);
    assert.deepEqual(
      reset?.steps.map(({ status }) => status),
      ["deleted", "waiting"],
    );
    desk.jobs.handBack = new AbortController().signal;
    desk.jobs.queued.push(...desk.jobs.handedBack);
    await desk.carryOut();
    assert.equal((await desk.resets.batch(batchId))[0]?.outcome?.verdict, "complete");
    assert.equal(desk.world.removals().length, 2);
  });

  it("does not wait for what it only reads", async () => {
    const { desk } = await confirmed();
    desk.jobs.handBack = AbortSignal.abort();
    await desk.carryOut();
    assert.deepEqual(desk.jobs.ends, [{ kind: "handed-back" }]);
    assert.deepEqual(desk.audit.kinds(), []);
  });

  it("that was silent removes nothing more", async () => {
    const { desk } = await confirmed();
    desk.jobs.stillMine = () => Promise.resolve(desk.world.removals().length === 0);
    await desk.carryOut();
    assert.equal(desk.world.removals().length, 1);
    assert.deepEqual(desk.jobs.ends, [{ kind: "handed-back" }]);
  });
});
