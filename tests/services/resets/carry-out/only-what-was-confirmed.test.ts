import assert from "node:assert/strict";
import type { Ticks } from "../../../../core/command.ts";
import { aMobile, anAuthenticator, anOfficePhone, aPasskey } from "../../../support/builders/methods.ts";
import { aPerson } from "../../../support/builders/people.ts";
import { aDesk, noDetails, reviewOf } from "../../../support/fakes/a-desk.ts";

async function confirmedWith(ticks: Ticks, meanwhile: (desk: ReturnType<typeof aDesk>) => void = () => undefined) {
  const desk = aDesk();
  desk.world.has(aPerson("Alice Anders"), [aMobile(), anAuthenticator(), anOfficePhone(), aPasskey()]);
  const { batchId } = reviewOf(await desk.summaryFor("alice"));
  const confirmed = await desk.confirm({ ...desk.press(batchId), ticks, details: noDetails });
  meanwhile(desk);
  if (confirmed.kind === "claimed") await desk.carryOut();
  return { desk, confirmed, reset: (await desk.resets.batch(batchId))[0] };
}

const office = "delete office-phone of alice";
const mobile = "delete mobile-phone of alice";
const app = "delete authenticator of alice";

describe("only what was confirmed", () => {
  const table: [string, Ticks, string[]][] = [
    ["no ticks sent: all of the plan", {}, [office, mobile, app]],
    ["one ticked", { 0: [1] }, [mobile]],
    ["ticked in any order, twice: in the plan's order, once", { 0: [2, 0, 2] }, [office, app]],
    ["positions outside the plan name nothing", { 0: [1, 3, 4, 99, -1, 0.5] }, [mobile]],
    ["ticks of a reset that is not in the batch change nothing", { 7: [0] }, [office, mobile, app]],
  ];
  for (const [name, ticks, removals] of table) {
    it(name, async () => {
      const { desk } = await confirmedWith(ticks);
      assert.deepEqual(desk.world.removals(), removals);
    });
  }
  it("only forged positions: nothing is ticked, so nothing is confirmed", async () => {
    const { desk, confirmed } = await confirmedWith({ 0: [3, 99] });
    assert.equal(confirmed.kind === "incomplete" && confirmed.missing.join(), "nothing-ticked");
    assert.deepEqual(desk.world.removals(), []);
  });
  it("what was left out is kept by choice, and said so in the outcome", async () => {
    const { reset } = await confirmedWith({ 0: [1] });
    assert.equal(reset?.outcome?.verdict, "complete");
    assert.deepEqual(
      reset.outcome.kept.map(({ method, reason }) => `${method.kind}: ${reason}`),
      ["office-phone: not-chosen", "authenticator: not-chosen", "passkey: not-part-of-a-reset"],
    );
    assert.deepEqual(reset.outcome.appeared, []);
  });
  it("what is registered while it works stays, and is reported", async () => {
    const { desk, reset } = await confirmedWith({}, ({ world }) => {
      const alice = world.people.get("alice")!;
      world.beforeRemoval = (kind) => {
        if (kind === "mobile-phone") alice.methods.push(anAuthenticator({ id: "attacker" }));
      };
    });
    assert.equal(desk.world.removals().length, 3);
    assert.deepEqual(
      reset?.outcome?.appeared.map(({ id }) => id),
      ["attacker"],
    );
  });
  it("only the people of the batch: a person without a tick is left alone and called cancelled", async () => {
    const desk = aDesk();
    for (const name of ["Alice Anders", "Bob Brown"]) desk.world.has(aPerson(name), [aMobile()]);
    const { batchId } = reviewOf(await desk.summaryFor("alice", "bob"));
    await desk.confirm({ ...desk.press(batchId), ticks: { 0: [] }, details: noDetails });
    await desk.carryOut();
    assert.deepEqual(desk.world.removals(), ["delete mobile-phone of bob"]);
    assert.deepEqual(
      (await desk.resets.batch(batchId)).map(({ state }) => state),
      ["cancelled", "ended"],
    );
    assert.equal(desk.audit.kinds().filter((kind) => kind === "cancelled").length, 1);
  });
});
