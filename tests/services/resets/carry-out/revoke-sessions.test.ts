import assert from "node:assert/strict";
import type { Details } from "../../../../core/details.ts";
import { anOperator, home } from "../../../support/builders/people.ts";
import { aTarget, methods } from "../../../support/builders/resets.ts";
import { aDesk, conversationId, type Desk, reviewOf } from "../../../support/fakes/a-desk.ts";

const details: Details = { revokeSessions: true };

function aDeskWith(userType: "member" | "guest" = "member"): Desk {
  const desk = aDesk();
  const where = { tenantId: home.tenantId, customerName: home.name };
  desk.world.has(aTarget({ ...where, objectId: "alice", userType }), [{ ...methods.app }]);
  desk.world.has(aTarget({ ...where, objectId: "bob", displayName: "Bob" }), []);
  return desk;
}

const prepare = (desk: Desk, ...objectIds: string[]) =>
  desk.prepare({
    ...{ operator: anOperator(), conversationId, details, act: "revoke-sessions", from: "view-1" },
    wanted: { parts: objectIds.map((value) => ({ by: "id", value })) },
  });

async function carriedOut(desk: Desk, ...objectIds: string[]) {
  const { batchId } = reviewOf(await prepare(desk, ...objectIds));
  // As a press comes: no tick of a method, and no tick beside it.
  const confirmed = await desk.confirm({ ...desk.press(batchId), ticks: {}, details: { revokeSessions: false } });
  assert.equal(confirmed.kind, "claimed");
  await desk.carryOut();
  return desk.resets.batch(batchId);
}

describe("services/resets: revoke sessions", () => {
  it("prepares without reading a method, for people without any method too", async () => {
    const desk = aDeskWith();
    const { resets, act } = reviewOf(await prepare(desk, "alice", "bob"));
    assert.equal(act, "revoke-sessions");
    assert.deepEqual(
      resets.map((reset) => [reset.act, reset.from, reset.plan.removals.length]),
      [
        ["revoke-sessions", "view-1", 0],
        ["revoke-sessions", "view-1", 0],
      ],
    );
    assert.ok(!desk.world.done.some((one) => one.startsWith("read ")));
  });

  it("revokes, reads and removes nothing, and records it as what it is", async () => {
    const desk = aDeskWith();
    const [alice] = await carriedOut(desk, "alice");
    assert.equal(alice?.outcome?.verdict, "complete");
    assert.equal(alice.outcome.sessions, "revoked");
    assert.deepEqual(alice.outcome.steps, []);
    assert.deepEqual(
      desk.world.done.filter((one) => !one.startsWith("find ")),
      ["revoke alice"],
    );
    assert.deepEqual(desk.audit.kinds(), ["begun", "ended"]);
    assert.ok(desk.audit.entries.every((entry) => "act" in entry && entry.act === "revoke-sessions"));
  });

  it("is not called revoked where Microsoft said no", async () => {
    const desk = aDeskWith();
    desk.world.revokeFails = true;
    const [alice] = await carriedOut(desk, "alice");
    assert.equal(alice?.outcome?.verdict, "failed");
    assert.equal(alice.outcome.sessions, "failed");
  });

  it("leaves guests out beforehand", async () => {
    const desk = aDeskWith("guest");
    const alone = await prepare(desk, "alice");
    assert.deepEqual(alone.kind === "nobody" && alone.excluded.map(({ why }) => why), ["guest-sessions"]);
    const { resets, excluded } = reviewOf(await prepare(desk, "alice", "bob"));
    assert.deepEqual(
      resets.map(({ plan }) => plan.target.objectId),
      ["bob"],
    );
    assert.equal(excluded[0]?.why, "guest-sessions");
  });

  it("is refused by the rules of a reset, again at Confirm", async () => {
    const desk = aDeskWith();
    const { batchId } = reviewOf(await prepare(desk, "alice"));
    desk.file.access = { ...desk.file.access, rules: [{ customers: ["*"], never: ["alice"] }] };
    await desk.confirm({ ...desk.press(batchId), ticks: {}, details });
    await desk.carryOut();
    const [reset] = await desk.resets.batch(batchId);
    assert.equal(reset?.outcome?.denial?.why, "desk-never");
    assert.ok(!desk.world.done.includes("revoke alice"));
  });

  it("still asks for what the rules require", async () => {
    const desk = aDeskWith();
    desk.file.access = { ...desk.file.access, rules: [{ customers: ["*"], requireReason: true }] };
    const { batchId } = reviewOf(await prepare(desk, "alice"));
    const confirmed = await desk.confirm({ ...desk.press(batchId), ticks: {}, details });
    assert.deepEqual(confirmed.kind === "incomplete" && confirmed.missing, ["reason"]);
  });

  it("made again, it is the same act, with the way back", async () => {
    const desk = aDeskWith();
    const { batchId } = reviewOf(await prepare(desk, "alice"));
    const { resets } = reviewOf(await desk.prepareAgain.ofBatch(desk.press(batchId)));
    assert.deepEqual(
      resets.map(({ act, from }) => [act, from]),
      [["revoke-sessions", "view-1"]],
    );
  });

  it("interrupted: nobody knows, and it is said", async () => {
    const desk = aDeskWith();
    const { batchId } = reviewOf(await prepare(desk, "alice"));
    await desk.confirm({ ...desk.press(batchId), ticks: {}, details });
    desk.jobs.queued.length = 0;
    await desk.sweep();
    const [reset] = await desk.resets.batch(batchId);
    assert.equal(reset?.outcome?.verdict, "interrupted");
    assert.equal(reset.outcome.sessions, "unknown");
  });
});
