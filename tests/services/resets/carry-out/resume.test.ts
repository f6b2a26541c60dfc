import assert from "node:assert/strict";
import sinon from "sinon";
import { roles } from "../../../../core/access/roles.ts";
import type { Method } from "../../../../core/reset/method.ts";
import type { Step } from "../../../../core/reset/outcome.ts";
import { anAccess, anAccessWith } from "../../../support/builders/an-access.ts";
import { aHardwareToken, aMobile, anAuthenticator, anOfficePhone } from "../../../support/builders/methods.ts";
import { aPerson } from "../../../support/builders/people.ts";
import { aDesk, type Desk, noDetails, reviewOf } from "../../../support/fakes/a-desk.ts";

const kinds = ["hardware-oath", "office-phone", "mobile-phone", "authenticator"] as const;
const all = () => [aMobile(), aHardwareToken(), anAuthenticator(), anOfficePhone()];

/** Confirmed, and begun by a run that is dead now after so many recorded steps and (maybe) one more that it could not record. */
async function diedAfter(recorded: number, { oneMore = false } = {}) {
  const desk = aDesk();
  const alice = desk.world.has(aPerson("Alice Anders"), all(), "push");
  const { batchId } = reviewOf(await desk.summaryFor("alice"));
  await desk.confirm({ ...desk.press(batchId), ticks: {}, details: noDetails });
  const [reset] = await desk.resets.batch(batchId);
  const { id, plan } = reset!;
  assert.deepEqual(
    plan.removals.map(({ method }) => method.kind),
    kinds,
  );
  const at = desk.clock.now.toISOString();
  const steps = plan.removals.map((removal, index): Step => {
    const gone = removal.action === "delete" ? "deleted" : "deactivated";
    return index < recorded ? { removal, status: gone, at } : { removal, status: "waiting" };
  });
  const run = { resetId: id, runner: "dead" };
  await desk.resets.begin(run, desk.clock.now);
  if (recorded > 0) await desk.resets.recordSteps(run, steps);
  for (const { method } of plan.removals.slice(0, recorded + (oneMore ? 1 : 0))) goneFrom(alice, method);
  await desk.audit.record({
    kind: "begun",
    operator: reset!.operator,
    at,
    resetId: id,
    batchId,
    target: plan.target,
    details: noDetails,
    methods: [],
  });
  desk.jobs.queued[0]!.again = true;
  desk.world.done.length = 0;
  return { desk, alice, batchId };
}

function goneFrom(alice: { methods: Method[] }, { id, kind }: Method): void {
  alice.methods = alice.methods.flatMap((method) => {
    if (method.id !== id || method.kind !== kind) return [method];
    return kind === "hardware-oath" ? [{ ...method, activated: false }] : [];
  });
}

const theOne = async (desk: Desk, batchId: string) => (await desk.resets.batch(batchId))[0]!;

describe("a reset is taken up where it stopped", () => {
  for (const recorded of [0, 1, 2, 3, 4]) {
    for (const oneMore of recorded < kinds.length ? [false, true] : [false]) {
      const lost = oneMore ? ", the answer of the next one lost" : "";
      it(`after ${recorded} of 4 recorded steps${lost}`, async () => {
        const { desk, alice, batchId } = await diedAfter(recorded, { oneMore });
        await desk.carryOut();
        const asked = kinds.slice(recorded + (oneMore ? 1 : 0));
        assert.deepEqual(
          desk.world.removals().map((one) => one.split(" ")[1]),
          asked,
        );
        const { state, outcome } = await theOne(desk, batchId);
        assert.equal(state, "ended");
        assert.equal(outcome?.verdict, "complete");
        assert.deepEqual(
          alice.methods.map(({ kind }) => kind),
          ["hardware-oath"],
        );
        const entries = desk.audit.kinds();
        assert.deepEqual(
          entries.filter((kind) => kind !== "step"),
          ["begun", "resumed", "ended"],
        );
        assert.equal(desk.events.at(-1)?.kind, "finished");
      });
    }
  }

  it("what was gone without an answer is called so, not deleted twice", async () => {
    const { desk, batchId } = await diedAfter(1, { oneMore: true });
    await desk.carryOut();
    const { outcome } = await theOne(desk, batchId);
    assert.deepEqual(
      outcome?.steps.map(({ status }) => status),
      ["deactivated", "already-gone", "deleted", "deleted"],
    );
  });

  it("two that were gone without an answer are written down one by one: the row never knows of a step before the record", async () => {
    const { desk, alice, batchId } = await diedAfter(0, { oneMore: true });
    goneFrom(alice, (await theOne(desk, batchId)).plan.removals[1]!.method);
    const stored = sinon.spy(desk.resets, "recordSteps");
    await desk.carryOut();
    const known = stored
      .getCalls()
      .map(({ args: [, steps] }) => steps.filter(({ status }) => status !== "waiting").length);
    assert.deepEqual(known, [1, 2, 3, 4]);
  });

  it("a number that was registered again meanwhile stays, and is reported", async () => {
    const { desk, alice, batchId } = await diedAfter(2, { oneMore: true });
    const again = aMobile({ addedAt: "2026-11-24T14:04:30Z" });
    alice.methods.push(again);
    await desk.carryOut();
    const { outcome } = await theOne(desk, batchId);
    assert.deepEqual(desk.world.removals(), ["delete authenticator of alice"]);
    assert.ok(alice.methods.includes(again));
    assert.deepEqual(outcome?.appeared, [again]);
  });

  it("a method that came meanwhile is not touched", async () => {
    const { desk, alice, batchId } = await diedAfter(2);
    const other = anAuthenticator({ id: "attacker" });
    alice.methods.push(other);
    await desk.carryOut();
    assert.ok(alice.methods.includes(other));
    assert.deepEqual((await theOne(desk, batchId)).outcome?.appeared, [other]);
  });

  it("a denial stops it: what went stays said, the rest is not tried", async () => {
    const { desk, batchId } = await diedAfter(2);
    desk.file.access = anAccess({ roles: [] });
    await desk.carryOut();
    const { outcome } = await theOne(desk, batchId);
    assert.deepEqual(desk.world.removals(), []);
    assert.ok(outcome?.denial);
    assert.equal(outcome.verdict, "interrupted");
    assert.deepEqual(
      outcome.steps.map(({ status }) => status),
      ["deactivated", "deleted", "not-tried", "not-tried"],
    );
  });

  it("who became an administrator meanwhile was confirmed unwarned: it stops, and is asked again with the warning", async () => {
    const { desk, alice, batchId } = await diedAfter(2);
    desk.file.access = anAccessWith({ mayResetAdministrators: true });
    alice.standing = { ...alice.standing, entraRoles: [roles["Global Administrator"]] };
    await desk.carryOut();
    const { outcome } = await theOne(desk, batchId);
    assert.deepEqual(desk.world.removals(), []);
    assert.equal(outcome?.verdict, "interrupted");
    const changed = desk.events.find((event) => event.kind === "changed");
    assert.equal(changed?.fresh.kind === "review" && changed.fresh.resets[0]?.administrator, true);
  });

  it("more than fifteen minutes later it is not gone on with: it ends, and a fresh summary is sent", async () => {
    const { desk, batchId } = await diedAfter(2);
    desk.clock.now = new Date(desk.clock.now.getTime() + 15 * 60_000 + 1);
    await desk.carryOut();
    const { outcome } = await theOne(desk, batchId);
    assert.deepEqual(desk.world.removals(), []);
    assert.equal(outcome?.verdict, "interrupted");
    assert.deepEqual(
      desk.events.map(({ kind }) => kind),
      ["finished", "changed"],
    );
  });

  it("a run that somebody else took over stores nothing more, and removes nothing after what is under way", async () => {
    const { desk, batchId } = await diedAfter(1);
    const { id } = await theOne(desk, batchId);
    desk.world.beforeRemoval = () => void desk.resets.take({ resetId: id, runner: "other" });
    await desk.carryOut();
    assert.equal(desk.world.removals().length, 2);
    assert.deepEqual(desk.jobs.ends, [{ kind: "handed-back" }]);
    assert.equal((await theOne(desk, batchId)).state, "begun");
  });

  it("died right after its end: the record and the card are made good", async () => {
    const desk = aDesk();
    desk.world.has(aPerson("Alice Anders"), [aMobile()]);
    const { batchId } = reviewOf(await desk.summaryFor("alice"));
    await desk.confirm({ ...desk.press(batchId), ticks: {}, details: noDetails });
    const [queued] = desk.jobs.queued;
    desk.audit.breakAt("ended");
    await desk.carryOut();
    assert.ok(!desk.audit.kinds().includes("ended"));
    desk.audit.mend();
    desk.events.length = 0;
    desk.jobs.queued.push({ ...queued!, again: true });
    await desk.carryOut();
    assert.deepEqual(desk.audit.kinds(), ["begun", "step", "ended"]);
  });
});
