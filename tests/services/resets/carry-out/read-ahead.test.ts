import assert from "node:assert/strict";
import { createReadAhead } from "../../../../services/resets/carry-out/read-ahead.ts";
import type { OpenTenant } from "../../../../services/tenants/open-tenant.ts";
import { anAccess, holding } from "../../../support/builders/an-access.ts";
import { aMobile, anAuthenticator } from "../../../support/builders/methods.ts";
import { aPerson } from "../../../support/builders/people.ts";
import { aDesk, type Desk, noDetails, reviewOf } from "../../../support/fakes/a-desk.ts";

/** Alice's summary, confirmed, and nothing carried out yet. `before`: what happens before the press. */
async function confirmed(before: (desk: Desk) => void = () => undefined) {
  const desk = aDesk();
  const alice = desk.world.has(aPerson("Alice Anders"), [aMobile(), anAuthenticator()], "push");
  const { batchId } = reviewOf(await desk.summaryFor("alice"));
  const reads = () => desk.world.done.filter((one) => one === "read alice").length;
  const atSummary = reads();
  before(desk);
  await desk.confirm({ ...desk.press(batchId), ticks: {}, details: noDetails });
  const [theOne] = await desk.resets.batch(batchId);
  const stateNow = async () => (await desk.resets.batch(batchId))[0]?.state;
  return { desk, alice, reset: theOne!, stateNow, reads: () => reads() - atSummary };
}

describe("services/resets/carry-out/read-ahead", () => {
  it("reads at the press already, and the job that follows at once goes by that: read once before the removals", async () => {
    const { desk, reads, stateNow } = await confirmed();
    assert.equal(reads(), 1, "at the press");
    desk.world.beforeRemoval = () => {
      assert.equal(reads(), 1, "not again before the removals");
    };
    await desk.carryOut();
    assert.equal(reads(), 2, "and the proof");
    assert.equal(await stateNow(), "ended");
  });

  it("a job that comes later reads anew, and finds what changed after the press", async () => {
    const over = new AbortController();
    const { desk, alice, stateNow } = await confirmed(({ timeouts }) => {
      timeouts.make = () => over.signal;
    });
    alice.methods.pop();
    over.abort();
    await desk.carryOut();
    assert.deepEqual(desk.world.removals(), []);
    assert.equal(await stateNow(), "superseded");
  });

  it("a job that had to wait for another one of the same person reads anew", async () => {
    const { desk, alice, reset, stateNow } = await confirmed();
    alice.methods.pop();
    desk.resets.lastReset = ({ objectId }, since) => {
      assert.ok(objectId === reset.plan.target.objectId && since < desk.clock.now, "clocks of replicas differ");
      return Promise.resolve(desk.clock.now.toISOString());
    };
    await desk.carryOut();
    assert.deepEqual(desk.world.removals(), []);
    assert.equal(await stateNow(), "superseded");
  });

  it("whether another one ended can't be told: it reads anew", async () => {
    const { desk, alice, stateNow } = await confirmed();
    alice.methods.pop();
    desk.resets.lastReset = () => Promise.reject(new Error("away"));
    await desk.carryOut();
    assert.equal(await stateNow(), "superseded");
  });

  it("what could not be read at the press is read by the job", async () => {
    const { desk, reads, stateNow } = await confirmed(({ world }) => {
      world.closed = "graph-unreachable";
    });
    assert.equal(reads(), 0);
    delete desk.world.closed;
    await desk.carryOut();
    assert.equal(await stateNow(), "ended");
  });

  it("where Microsoft says to wait, the reading at the press ends: the job reads, and its card says for what", async () => {
    const { desk, reset } = await confirmed();
    let ended: AbortSignal | undefined;
    const openTenant: OpenTenant = async (operator, tenantId, { signal, paused } = {}) => {
      const tenant = await desk.world.openTenant(operator, tenantId);
      ended = signal;
      const read = async () => {
        paused?.(30_000);
        signal?.throwIfAborted();
        return await tenant.methods.read("alice");
      };
      return { ...tenant, methods: { ...tenant.methods, read } };
    };
    const ahead = createReadAhead({ ...desk.deps, openTenant });
    await ahead.begin(reset);
    assert.equal(await ahead.taken(reset), undefined);
    assert.equal(ended?.aborted, true);
  });

  it("the access file of the moment in which it is carried out decides", async () => {
    const { desk, stateNow } = await confirmed();
    desk.file.access = anAccess({ roles: holding("olive", "UsersReader") });
    await desk.carryOut();
    assert.deepEqual(desk.world.removals(), []);
    assert.equal(await stateNow(), "ended");
  });

  it("of several people nothing is read at the press: they wait for their turn anyway", async () => {
    const desk = aDesk();
    for (const name of ["Alice Anders", "Bob Brown"]) desk.world.has(aPerson(name), [aMobile()]);
    const { batchId } = reviewOf(await desk.summaryFor("alice", "bob"));
    const before = desk.world.done.length;
    await desk.confirm({ ...desk.press(batchId), ticks: {}, details: noDetails });
    assert.equal(desk.world.done.length, before);
  });

  it("a press that takes no claim, by somebody else, reads nothing", async () => {
    const desk = aDesk();
    desk.world.has(aPerson("Alice Anders"), [aMobile()]);
    const { batchId } = reviewOf(await desk.summaryFor("alice"));
    const before = desk.world.done.length;
    const mallory = { tenantId: "home", objectId: "mallory", name: "Mallory" };
    await assert.rejects(desk.confirm({ ...desk.press(batchId, mallory), ticks: {}, details: noDetails }));
    assert.equal(desk.world.done.length, before);
  });
});
