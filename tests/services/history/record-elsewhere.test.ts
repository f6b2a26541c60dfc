import assert from "node:assert/strict";
import { Problem } from "../../../core/problem.ts";
import type { ElsewhereSaid } from "../../../core/reset/elsewhere.ts";
import { createRecordElsewhere } from "../../../services/history/record-elsewhere.ts";
import { anOperator, home } from "../../support/builders/people.ts";
import { aTarget } from "../../support/builders/resets.ts";
import { aDesk, conversationId } from "../../support/fakes/a-desk.ts";
import { memoryViewStore } from "../../support/fakes/memory-view-store.ts";

const operator = anOperator();
const target = aTarget({ tenantId: home.tenantId, customerName: home.name });

function recording() {
  const desk = aDesk();
  const views = memoryViewStore(() => desk.clock.now);
  const verbs = createRecordElsewhere({ ...desk.deps, views });
  const open = () => verbs.open({ operator, conversationId, target, act: "reset", details: { revokeSessions: false } });
  const said = (part: Partial<ElsewhereSaid> = {}): ElsewhereSaid => ({
    place: "portal",
    doneAt: new Date(desk.clock.now.getTime() - 3_600_000).toISOString(),
    details: { reason: "lost", ticket: "INC-1", revokeSessions: false },
    ...part,
  });
  return { desk, verbs, open, said, whose: (viewId: string) => ({ operator, conversationId, viewId }) };
}

describe("services/history/record-elsewhere", () => {
  it("writes nothing when it is opened, and the whole entry when it is recorded", async () => {
    const { desk, verbs, open, said, whose } = recording();
    const { viewId } = await open();
    assert.deepEqual(desk.audit.kinds(), []);
    const { state } = await verbs.record(whose(viewId), said());
    assert.equal(state.recordedAt, desk.clock.now.toISOString());
    const { tenantId, objectId, displayName, userPrincipalName, customerName } = target;
    assert.deepEqual(desk.audit.entries, [
      {
        kind: "recorded-elsewhere",
        operator,
        at: desk.clock.now.toISOString(),
        act: "reset",
        target: { tenantId, objectId, displayName, userPrincipalName, customerName },
        ...said(),
      },
    ]);
  });

  it("writes one entry, however often it is pressed", async () => {
    const { desk, verbs, open, said, whose } = recording();
    const { viewId } = await open();
    const all = await Promise.all([1, 2, 3].map(() => verbs.record(whose(viewId), said())));
    assert.ok(all.every(({ state }) => state.recordedAt !== undefined));
    const later = await verbs.record(whose(viewId), said({ place: "other" }));
    assert.equal(later.state.said.place, "portal");
    assert.deepEqual(desk.audit.kinds(), ["recorded-elsewhere"]);
  });

  it("says what is missing and keeps what was said", async () => {
    const { desk, verbs, open, said, whose } = recording();
    const { viewId } = await open();
    const { tenantId: customer } = home;
    desk.file.access = { ...desk.file.access, rules: [{ customers: [customer, "home"], requireTicket: true }] };
    const tomorrow = new Date(desk.clock.now.getTime() + 86_400_000).toISOString();
    const wrong = said({ doneAt: tomorrow, details: { reason: "lost", revokeSessions: false } });
    const { missing, state } = await verbs.record(whose(viewId), wrong);
    assert.deepEqual(missing, ["not-yet", "ticket"]);
    assert.deepEqual(state.said, wrong);
    assert.deepEqual(desk.audit.kinds(), []);
  });

  it("can be tried again where the record could not be written", async () => {
    const { desk, verbs, open, said, whose } = recording();
    const { viewId } = await open();
    desk.audit.breakAt("recorded-elsewhere");
    await assert.rejects(verbs.record(whose(viewId), said()), { code: "no-record" });
    desk.audit.mend();
    assert.ok((await verbs.record(whose(viewId), said())).state.recordedAt);
  });

  it("is for writers of that customer, when it is opened and when it is recorded", async () => {
    const { desk, verbs, open, said, whose } = recording();
    const { viewId } = await open();
    desk.file.access = {
      ...desk.file.access,
      roles: [{ role: "UsersReader", members: [{ user: operator.objectId }], customers: ["*"] }],
    };
    const denied = (error: Problem) => error.code === "desk-role-missing";
    await assert.rejects(open(), denied);
    await assert.rejects(verbs.record(whose(viewId), said()), denied);
    assert.deepEqual(desk.audit.kinds(), []);
  });

  it("is nobody else's, and of one conversation", async () => {
    const { verbs, open, said, whose } = recording();
    const { viewId } = await open();
    const stranger = { ...operator, objectId: "somebody-else" };
    await assert.rejects(verbs.record({ ...whose(viewId), operator: stranger }, said()), { code: "not-yours" });
    await assert.rejects(verbs.show({ ...whose(viewId), conversationId: "c9" }), { code: "card-unknown" });
  });
});
