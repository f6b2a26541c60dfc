import assert from "node:assert/strict";
import type { Details } from "../../../../core/details.ts";
import { pendingLifetimeMs } from "../../../../core/reset/pending-reset.ts";
import { anAccessWith } from "../../../support/builders/an-access.ts";
import { aMobile, anAlternateMobile, anAuthenticator } from "../../../support/builders/methods.ts";
import { anOperator, aPerson } from "../../../support/builders/people.ts";
import { aDesk, type Desk, noDetails, reviewOf } from "../../../support/fakes/a-desk.ts";

async function aSummary(desk: Desk = aDesk()) {
  desk.world.has(aPerson("Alice Anders"), [aMobile(), anAlternateMobile(), anAuthenticator()]);
  const { batchId } = reviewOf(await desk.summaryFor("alice"));
  const confirm = (part: Partial<Parameters<Desk["confirm"]>[0]> = {}) =>
    desk.confirm({ ...desk.press(batchId), ticks: {}, details: noDetails, ...part });
  return { desk, batchId, confirm };
}

describe("services/resets/confirm", () => {
  it("claims what was pending, with the ticks and details of the press", async () => {
    const { desk, confirm } = await aSummary();
    const details: Details = { reason: "lost", verification: "call-back", ticket: "INC-1", revokeSessions: true };
    const confirmed = await confirm({ ticks: { 0: [0, 1] }, details });
    assert.equal(confirmed.kind, "claimed");
    const [reset] = confirmed.resets;
    assert.equal(reset?.state, "claimed");
    assert.deepEqual(reset.chosen, ["alternate-mobile-phone", "mobile-phone"]);
    assert.deepEqual(reset.details, details);
    assert.equal(reset.claimedAt, desk.clock.now.toISOString());
  });
  it("records what the card said at the press: a field that was cleared is not remembered", async () => {
    const desk = aDesk();
    desk.world.has(aPerson("Alice Anders"), [aMobile()]);
    const typed: Details = { reason: "lost", ticket: "INC-1", revokeSessions: true };
    const request = { operator: anOperator(), conversationId: desk.press("").conversationId, details: typed };
    const { batchId } = reviewOf(await desk.prepare({ ...request, wanted: { parts: [{ by: "id", value: "alice" }] } }));
    const confirmed = await desk.confirm({ ...desk.press(batchId), ticks: {}, details: noDetails });
    assert.deepEqual(confirmed.resets[0]?.details, noDetails);
  });
  it("stolen always revokes the sessions, ticked or not", async () => {
    const { confirm } = await aSummary();
    const confirmed = await confirm({ details: { reason: "stolen", revokeSessions: false } });
    assert.equal(confirmed.resets[0]?.details.revokeSessions, true);
  });

  describe("what a customer demands", () => {
    const table: [string, Parameters<typeof anAccessWith>[0], Partial<Details>, string[]][] = [
      ["a reason", { requireReason: true }, {}, ["reason"]],
      ["a reason is there", { requireReason: true }, { reason: "leaver" }, []],
      ["a verification", { requireVerification: true }, {}, ["verification"]],
      [
        "not verified is no verification",
        { requireVerification: true },
        { verification: "not-verified" },
        ["verification"],
      ],
      ["verified", { requireVerification: true }, { verification: "video" }, []],
      ["a ticket", { requireTicket: true }, {}, ["ticket"]],
      ["a ticket is there", { requireTicket: true }, { ticket: "INC-1" }, []],
      [
        "all three",
        { requireReason: true, requireVerification: true, requireTicket: true },
        {},
        ["reason", "verification", "ticket"],
      ],
    ];
    for (const [name, rule, said, missing] of table) {
      it(`${name}: ${missing.length > 0 ? `missing ${missing.join(", ")}` : "nothing missing"}`, async () => {
        const { confirm } = await aSummary(aDesk({ access: anAccessWith(rule) }));
        const confirmed = await confirm({ details: { ...noDetails, ...said } });
        assert.deepEqual(confirmed.kind === "incomplete" ? confirmed.missing : [], missing);
        assert.equal(confirmed.kind, missing.length > 0 ? "incomplete" : "claimed");
      });
    }
    it("the card comes back as it was filled in, and stays pending", async () => {
      const { desk, confirm } = await aSummary(aDesk({ access: anAccessWith({ requireTicket: true }) }));
      const details: Details = { reason: "lost", revokeSessions: true };
      const confirmed = await confirm({ ticks: { 0: [2] }, details });
      assert.deepEqual(confirmed.resets[0]?.chosen, ["authenticator"]);
      assert.deepEqual(confirmed.resets[0].details, details);
      assert.equal(confirmed.kind === "incomplete" && confirmed.rule.requireTicket, true);
      assert.deepEqual(
        [...desk.resets.rows.values()].map(({ state }) => state),
        ["pending"],
      );
    });
  });

  describe("ticks that can't be carried out", () => {
    it("no tick at all", async () => {
      const { confirm } = await aSummary();
      const confirmed = await confirm({ ticks: { 0: [] } });
      assert.deepEqual(confirmed.kind === "incomplete" && confirmed.missing, ["nothing-ticked"]);
    });
    it("the mobile without the alternate mobile", async () => {
      const { confirm } = await aSummary();
      const confirmed = await confirm({ ticks: { 0: [1, 2] } });
      assert.deepEqual(confirmed.kind === "incomplete" && confirmed.missing, ["alternate-mobile-first"]);
    });
  });

  it("an expired summary does nothing and shows its state", async () => {
    const { desk, confirm } = await aSummary();
    desk.clock.now = new Date(desk.clock.now.getTime() + pendingLifetimeMs);
    const confirmed = await confirm();
    assert.equal(confirmed.kind, "state");
    assert.equal(confirmed.resets[0]?.state, "pending");
  });
  it("an expired summary asks for nothing more and cancels nobody", async () => {
    const { desk, confirm } = await aSummary(aDesk({ access: anAccessWith({ requireTicket: true }) }));
    desk.clock.now = new Date(desk.clock.now.getTime() + pendingLifetimeMs);
    const confirmed = await confirm({ ticks: { 0: [] } });
    assert.deepEqual([confirmed.kind, confirmed.resets[0]?.state], ["state", "pending"]);
  });
  it("a cancelled summary does nothing", async () => {
    const { desk, batchId, confirm } = await aSummary();
    await desk.cancel(desk.press(batchId));
    assert.equal((await confirm()).kind, "state");
  });

  describe("whose card it is", () => {
    it("another operator, though of the same name: not yours", async () => {
      const { confirm } = await aSummary();
      await assert.rejects(confirm({ operator: anOperator({ objectId: "mallory" }) }), { code: "not-yours" });
      await assert.rejects(confirm({ operator: anOperator({ tenantId: "other" }) }), { code: "not-yours" });
    });
    it("the same operator in another case of the id: yours", async () => {
      const { confirm } = await aSummary();
      assert.equal((await confirm({ operator: anOperator({ objectId: "OLIVE" }) })).kind, "claimed");
    });
    it("another conversation, or a batch that nobody made: unknown", async () => {
      const { confirm } = await aSummary();
      await assert.rejects(confirm({ conversationId: "elsewhere" }), { code: "card-unknown" });
      await assert.rejects(confirm({ batchId: "made-up" }), { code: "card-unknown" });
    });
  });
});
