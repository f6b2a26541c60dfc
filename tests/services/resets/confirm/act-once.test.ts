import assert from "node:assert/strict";
import { anAccess, holding } from "../../../support/builders/an-access.ts";
import { aMobile, anAlternateMobile, anAuthenticator, oneOfEach } from "../../../support/builders/methods.ts";
import { anOperator, aPerson } from "../../../support/builders/people.ts";
import { aDesk, conversationId, noDetails, resetMfaOf, reviewOf } from "../../../support/fakes/a-desk.ts";

const again = (addedAt: string) => aMobile({ addedAt });

describe("act once", () => {
  it("of 1,000 presses at once exactly one carries out; each removal is asked for once", async () => {
    const desk = aDesk();
    for (const name of ["Alice Anders", "Bob Brown"]) desk.world.has(aPerson(name), oneOfEach(), "push");
    const { batchId } = reviewOf(await desk.summaryFor("alice", "bob"));
    const press = async () => {
      const confirmed = await desk.confirm({ ...desk.press(batchId), ticks: {}, details: noDetails });
      if (confirmed.kind === "claimed") await desk.carryOut();
      return confirmed.kind;
    };
    const kinds = await Promise.all(Array.from({ length: 1000 }, press));
    assert.equal(kinds.filter((kind) => kind === "claimed").length, 1);
    assert.equal(kinds.filter((kind) => kind === "state").length, 999);
    assert.equal(desk.world.removals().length, 12);
    assert.equal(new Set(desk.world.removals()).size, 12);
    assert.equal(desk.audit.kinds().filter((kind) => kind === "begun").length, 2);
  });
  it("presses with different ticks: one of them counts, whole", async () => {
    const desk = aDesk();
    for (const name of ["Alice Anders", "Bob Brown"]) desk.world.has(aPerson(name), [aMobile(), anAuthenticator()]);
    const { batchId } = reviewOf(await desk.summaryFor("alice", "bob"));
    const press = async (ticks: Record<number, readonly number[]>) => {
      const confirmed = await desk.confirm({ ...desk.press(batchId), ticks, details: noDetails });
      if (confirmed.kind === "claimed") await desk.carryOut();
      return confirmed.kind;
    };
    const kinds = await Promise.all(Array.from({ length: 100 }, (_, index) => press({ 0: [index % 2] })));
    assert.equal(kinds.filter((kind) => kind === "claimed").length, 1);
    assert.equal(desk.world.removals().filter((one) => one.endsWith("alice")).length, 1);
  });
  it("the same claim handed over twice: the second finds it taken and touches nothing", async () => {
    const desk = aDesk();
    desk.world.has(aPerson("Alice Anders"), [aMobile(), anAuthenticator()]);
    const { batchId } = reviewOf(await desk.summaryFor("alice"));
    await desk.confirm({ ...desk.press(batchId), ticks: {}, details: noDetails });
    await Promise.all([desk.carryOut(), desk.carryOut()]);
    assert.equal(desk.world.removals().length, 2);
    const [reset] = await desk.resets.batch(batchId);
    assert.equal(reset?.outcome?.verdict, "complete");
    assert.equal(desk.audit.kinds().filter((kind) => kind === "ended").length, 1);
  });
  it("handed over twice after something changed: one fresh summary", async () => {
    const desk = aDesk();
    const alice = desk.world.has(aPerson("Alice Anders"), [aMobile(), anAuthenticator()]);
    const { batchId } = reviewOf(await desk.summaryFor("alice"));
    alice.methods.pop();
    await desk.confirm({ ...desk.press(batchId), ticks: {}, details: noDetails });
    await Promise.all([desk.carryOut(), desk.carryOut()]);
    assert.deepEqual(desk.world.removals(), []);
    assert.equal(desk.events.filter(({ kind }) => kind === "changed").length, 1);
  });
  it("a number registered again in the middle has the old id: it is never deleted again, and reported", async () => {
    const desk = aDesk();
    const alice = desk.world.has(aPerson("Alice Anders"), [aMobile(), anAuthenticator(), anAlternateMobile()], "push");
    const registered = again("2026-11-24T14:05:00Z");
    desk.world.beforeRemoval = (kind) => {
      if (kind === "authenticator") alice.methods.push(registered);
    };
    desk.world.refuses("authenticator", "default-method", "default-method");
    const [reset] = await resetMfaOf(desk, ["alice"]);
    const mobile = desk.world.removals().filter((one) => one === "delete mobile-phone of alice");
    assert.equal(mobile.length, 1);
    assert.ok(alice.methods.includes(registered));
    assert.deepEqual(reset?.outcome?.appeared[0], registered);
    assert.equal(reset.outcome.steps.find(({ removal }) => removal.method.kind === "mobile-phone")?.status, "deleted");
  });
  it("two operators confirm the same person at once: the second one finds what the first has done, and is told", async () => {
    const desk = aDesk();
    const priya = { ...anOperator(), objectId: "priya" };
    const writers = [...holding(priya.objectId, "UsersReader", "AuthenticationMethodsWriter"), ...anAccess().roles];
    desk.file.access = anAccess({ roles: writers });
    desk.world.has(aPerson("Alice Anders"), [aMobile(), anAuthenticator()]);
    const wanted = { parts: [{ by: "id", value: "alice" } as const] };
    const [first, second] = [
      reviewOf(await desk.summaryFor("alice")),
      reviewOf(await desk.prepare({ ...{ operator: priya, wanted }, conversationId, details: noDetails })),
    ];
    const confirm = (batchId: string, operator = anOperator()) =>
      desk.confirm({ ...desk.press(batchId, operator), ticks: {}, details: noDetails });
    await Promise.all([confirm(first.batchId), confirm(second.batchId, priya)]);
    const later = desk.jobs.queued.splice(1);
    await desk.carryOut();
    desk.jobs.queued.push(...later);
    await desk.carryOut();
    assert.equal(desk.world.removals().length, 2);
    const states = await Promise.all(
      [first, second].map(async ({ batchId }) => (await desk.resets.batch(batchId))[0]?.state),
    );
    assert.deepEqual(states, ["ended", "superseded"]);
    const told = desk.events.find((event) => event.kind === "changed");
    assert.ok(told?.batchId === second.batchId && told.fresh.kind === "nobody");
    const [found] = told.fresh.excluded;
    assert.ok(found?.why === "nothing-to-reset" && found.lastResetAt !== undefined);
  });
  it("after it ended, a press, a second device and a replay show the state", async () => {
    const desk = aDesk();
    desk.world.has(aPerson("Alice Anders"), [aMobile()]);
    const [reset] = await resetMfaOf(desk, ["alice"]);
    const removals = desk.world.removals().length;
    const press = { ...desk.press(reset!.batchId), ticks: {}, details: noDetails };
    for (const confirmed of [await desk.confirm(press), await desk.confirm(press)]) {
      assert.equal(confirmed.kind, "state");
      assert.equal(confirmed.resets[0]?.state, "ended");
    }
    assert.equal(desk.world.removals().length, removals);
  });
});
