import assert from "node:assert/strict";
import {
  aMobile,
  anAlternateMobile,
  anAuthenticator,
  anOfficePhone,
  oneOfEach,
} from "../../../support/builders/methods.ts";
import { aPerson } from "../../../support/builders/people.ts";
import { aDesk, resetMfaOf } from "../../../support/fakes/a-desk.ts";

function deskWithAlice() {
  const desk = aDesk();
  desk.world.has(aPerson("Alice Anders"), [aMobile(), anAuthenticator(), anOfficePhone()], "push");
  return desk;
}

const troubles = (desk: ReturnType<typeof aDesk>) =>
  desk.events.flatMap((event) => (event.kind === "troubled" ? [event.problem.code] : []));

describe("no record, no reset", () => {
  it("*begun* can't be recorded: zero removals, no revoked session, and it is told", async () => {
    const desk = deskWithAlice();
    desk.audit.breakAt("begun");
    const [reset] = await resetMfaOf(desk, ["alice"]);
    assert.deepEqual(desk.world.removals(), []);
    assert.equal(reset?.outcome?.stoppedBy, "no-record");
    assert.equal(reset.outcome.verdict, "failed");
    assert.deepEqual(troubles(desk), ["no-record"]);
  });
  it("*begun* stands in the audit before the first removal", async () => {
    const desk = deskWithAlice();
    const before: string[][] = [];
    desk.world.beforeRemoval = () => before.push(desk.audit.kinds());
    await resetMfaOf(desk, ["alice"]);
    assert.deepEqual(before[0], ["begun"]);
    assert.deepEqual(before[2]?.slice(0, 2), ["begun", "step"], "of what was answered at most the last is unwritten");
  });
  it("a step can't be recorded: no removal after the one under way; what went is said, the rest was not tried", async () => {
    const desk = aDesk();
    desk.world.has(aPerson("Alice Anders"), oneOfEach());
    desk.audit.breakAt("step", 2);
    const [reset] = await resetMfaOf(desk, ["alice"]);
    assert.equal(desk.world.removals().length, 3);
    assert.equal(reset?.outcome?.stoppedBy, "no-record");
    assert.equal(reset.outcome.verdict, "partial");
    assert.deepEqual(
      reset.outcome.steps.map(({ status }) => status),
      ["deactivated", "deleted", "deleted", "not-tried", "not-tried", "not-tried"],
    );
  });
  it("the last step can't be recorded: it is said, after the reading that proves it", async () => {
    const desk = deskWithAlice();
    desk.audit.breakAt("step", 3);
    const [reset] = await resetMfaOf(desk, ["alice"]);
    assert.equal(reset?.outcome?.stoppedBy, "no-record");
    assert.equal(reset.outcome.verdict, "complete");
    assert.ok(reset.outcome.checkedAt);
  });
  it("a changed default can't be recorded: no removal", async () => {
    const desk = aDesk();
    const methods = [aMobile(), anAlternateMobile()];
    desk.world.has(aPerson("Alice Anders"), methods, "voiceAlternateMobile");
    desk.audit.breakAt("default-changed");
    await resetMfaOf(desk, ["alice"]);
    assert.deepEqual(desk.world.removals(), []);
  });
  it("the steps can't be stored: no removal after the one under way", async () => {
    const desk = deskWithAlice();
    desk.resets.recordSteps = () => Promise.reject(new Error("disk full"));
    const [reset] = await resetMfaOf(desk, ["alice"]);
    assert.equal(desk.world.removals().length, 2);
    assert.equal(reset?.outcome?.stoppedBy, "unexpected");
  });
  it("entries name who, whom, why and how, with Graph's request ids, and no label of a method", async () => {
    const desk = deskWithAlice();
    await resetMfaOf(desk, ["alice"]);
    assert.deepEqual(desk.audit.kinds(), ["begun", "step", "step", "step", "ended"]);
    for (const entry of desk.audit.entries) {
      assert.ok("target" in entry);
      assert.equal(entry.operator.objectId, "olive");
      assert.equal(entry.target.objectId, "alice");
    }
    assert.ok(desk.audit.entries.every((entry) => entry.kind !== "step" || entry.graphRequestId?.startsWith("graph-")));
    const text = JSON.stringify(desk.audit.entries);
    assert.doesNotMatch(text, /Pixel 8|\+49/);
  });
});
