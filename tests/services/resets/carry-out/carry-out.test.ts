import assert from "node:assert/strict";
import type { Details } from "../../../../core/details.ts";
import {
  aHardwareToken,
  aMobile,
  anAlternateMobile,
  anAuthenticator,
  anOfficePhone,
} from "../../../support/builders/methods.ts";
import { aPerson } from "../../../support/builders/people.ts";
import { aDesk, type Desk, resetMfaOf, reviewOf } from "../../../support/fakes/a-desk.ts";

const alice = aPerson("Alice Anders");

async function withDetails(desk: Desk, details: Details) {
  const { batchId } = reviewOf(await desk.summaryFor("alice"));
  await desk.confirm({ ...desk.press(batchId), ticks: {}, details });
  await desk.carryOut();
  return (await desk.resets.batch(batchId))[0]?.outcome;
}

describe("services/resets/carry-out", () => {
  it("from the second check to the proof: read, remove, read again, tell", async () => {
    const desk = aDesk();
    desk.world.has(alice, [aMobile(), aHardwareToken(), anAuthenticator()], "push");
    const [reset] = await resetMfaOf(desk, ["alice"]);
    assert.deepEqual(desk.world.done, [
      ...["find alice", "read alice"],
      ...["find alice", "read alice"],
      ...["deactivate hardware-oath of alice", "delete mobile-phone of alice", "delete authenticator of alice"],
      "read alice",
    ]);
    const { outcome } = reset!;
    assert.equal(outcome?.verdict, "complete");
    assert.equal(outcome.checkedAt, desk.clock.now.toISOString());
    assert.deepEqual([outcome.sessions, outcome.appeared], ["not-asked", []]);
    assert.deepEqual(
      desk.events.map(({ kind }) => kind),
      ["progressed", "progressed", "progressed", "finished"],
    );
  });
  it("progress shows the steps so far, but for the last answer at most", async () => {
    const desk = aDesk();
    desk.world.has(alice, [aMobile(), anAuthenticator(), anOfficePhone()]);
    const seen: string[][] = [];
    desk.world.beforeRemoval = () => {
      const [row] = desk.resets.rows.values();
      seen.push(row!.steps.map(({ status }) => status));
    };
    await resetMfaOf(desk, ["alice"]);
    assert.deepEqual(seen[2]?.slice(0, 1), ["deleted"]);
  });
  it("the alternate mobile as the default: its change is recorded", async () => {
    const desk = aDesk();
    desk.world.has(alice, [aMobile(), anAlternateMobile()], "voiceAlternateMobile");
    const [reset] = await resetMfaOf(desk, ["alice"]);
    assert.equal(reset?.outcome?.verdict, "complete");
    const change = desk.audit.entries.find((entry) => entry.kind === "default-changed");
    assert.deepEqual([change?.to, change?.done, change?.graphRequestId], ["voiceMobile", true, "default-1"]);
  });
  it("each pause is told, whoever it is for, but one too short to read", async () => {
    const desk = aDesk();
    const someone = desk.world.has(alice, [aMobile()]);
    desk.world.beforeRemoval = () => {
      for (const ms of [30_000, 999]) desk.world.paused?.(ms);
      someone.unreadable = "graph-unreachable";
    };
    await resetMfaOf(desk, ["alice"]);
    const pauses = desk.events.flatMap((event) => (event.kind === "progressed" && event.pause ? [event.pause] : []));
    assert.deepEqual(pauses[0], { ms: 30_000, before: "next-try" });
    assert.deepEqual(
      pauses.slice(1).map(({ ms, before }) => [ms, before]),
      [1000, 2000, 2500, 3000].map((ms) => [ms, "next-reading"]),
    );
  });
  it("some refused: partial, with the reason in the audit", async () => {
    const desk = aDesk();
    desk.world.has(alice, [aMobile(), anAuthenticator()]);
    desk.world.refuses("mobile-phone", "forbidden");
    const [reset] = await resetMfaOf(desk, ["alice"]);
    assert.equal(reset?.outcome?.verdict, "partial");
    const refused = desk.audit.entries.find((entry) => entry.kind === "step" && entry.trouble !== undefined);
    assert.equal(refused?.kind === "step" && refused.trouble, "forbidden");
  });
  it("all accepted, but never read again: unproven, after ten seconds at most", async () => {
    const desk = aDesk();
    const someone = desk.world.has(alice, [aMobile()]);
    desk.world.beforeRemoval = () => {
      someone.unreadable = "graph-unreachable";
    };
    const [reset] = await resetMfaOf(desk, ["alice"]);
    assert.equal(reset?.outcome?.verdict, "unproven");
    assert.equal(reset.outcome.checkedAt, undefined);
    assert.ok(desk.clock.waits.reduce((sum, ms) => sum + ms, 0) <= 10_000);
  });
  it("gives up after thirty minutes", async () => {
    const desk = aDesk();
    desk.world.has(alice, [aMobile()]);
    await resetMfaOf(desk, ["alice"]);
    assert.ok(desk.clock.timeouts.includes(30 * 60 * 1000));
  });

  describe("sessions", () => {
    const revoke: Details = { revokeSessions: true };
    it("are revoked first", async () => {
      const desk = aDesk();
      desk.world.has(alice, [aMobile()]);
      assert.equal((await withDetails(desk, revoke))?.sessions, "revoked");
      assert.ok(desk.world.done.indexOf("revoke alice") < desk.world.done.indexOf("delete mobile-phone of alice"));
    });
    it("a refusal is said and stops nothing", async () => {
      const desk = aDesk();
      desk.world.has(alice, [aMobile()]);
      desk.world.revokeFails = true;
      const outcome = await withDetails(desk, revoke);
      assert.deepEqual([outcome?.sessions, outcome?.verdict], ["failed", "complete"]);
    });
    it("of a guest: no effect, so none is asked for", async () => {
      const desk = aDesk();
      desk.world.has({ ...alice, userType: "guest" }, [aMobile()]);
      assert.equal((await withDetails(desk, revoke))?.sessions, "no-effect-on-guests");
      assert.ok(!desk.world.done.includes("revoke alice"));
    });
  });

  describe("several people", () => {
    it("one that fails leaves the others alone", async () => {
      const desk = aDesk();
      for (const name of ["Alice Anders", "Bob Brown"]) desk.world.has(aPerson(name), [aMobile()]);
      const resets = await resetMfaOf(desk, ["alice", "bob"], () => {
        desk.world.people.get("alice")!.unreadable = "graph-forbidden";
      });
      assert.deepEqual(
        resets.map(({ outcome }) => outcome?.verdict),
        ["failed", "complete"],
      );
    });
    it("what can't be stored is told, put off again and again, and left to the sweep", async () => {
      const desk = aDesk();
      desk.world.has(alice, [aMobile()]);
      const end = desk.resets.end.bind(desk.resets);
      desk.resets.end = () => Promise.reject(new Error("no disk"));
      await resetMfaOf(desk, ["alice"]);
      const kinds = new Set(desk.events.map(({ kind }) => kind));
      assert.deepEqual([...kinds].sort(), ["progressed", "troubled"]);
      assert.equal(desk.world.removals().length, 1);
      desk.resets.end = end;
      assert.equal(await desk.sweep(), 1);
      assert.equal(desk.events.filter(({ kind }) => kind === "finished").length, 1);
    });
    it("nothing claimed: nothing happens", async () => {
      const desk = aDesk();
      await desk.carryOut();
      assert.deepEqual(desk.events, []);
    });
  });
});
