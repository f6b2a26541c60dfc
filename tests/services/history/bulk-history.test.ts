import assert from "node:assert/strict";
import { historyWords } from "../../../cards/words/history-words.ts";
import type { AuditEntry } from "../../../services/audit/audit.ts";
import { counts } from "../../support/builders/bulks.ts";
import { aReset, aTarget, now } from "../../support/builders/resets.ts";
import { openTestStore, type TestStore } from "../../support/open-test-store.ts";

const [contoso, fabrikam] = ["11111111-1111-4111-8111-111111111111", "33333333-3333-4333-8333-333333333333"];
const { operator } = aReset();
const at = now.toISOString();
type Change = Partial<Extract<AuditEntry, { kind: "bulk-changed" }>>;

describe("history of bulks", () => {
  let store: TestStore;
  const add = (entry: AuditEntry) => store.auditChains.append(entry);
  const changed = (part: Change) =>
    add({
      ...{ kind: "bulk-changed", at, batchId: "b1", change: "started", people: 40 },
      ...{ customer: { tenantId: contoso, customerName: "Contoso" }, ...part },
    });

  before(async () => {
    store = await openTestStore(() => now);
    const details = { reason: "lost", ticket: "INC-7", revokeSessions: false } as const;
    await changed({ operator, act: "reset", details });
    await changed({ operator, change: "paused", people: 30 });
    await changed({ operator, change: "resumed", people: 30 });
    await changed({ change: "paused", people: 20, refusal: "forbidden" });
    await changed({ change: "cancelled", people: 20, pausedHours: 24 });
    await changed({ operator, change: "ended", act: "reset", counts: counts({ done: 15, failed: 5, leftOut: 20 }) });
    await changed({ batchId: "b2", customer: { tenantId: fabrikam, customerName: "Fabrikam" }, operator, people: 11 });
    await changed({ batchId: "b2", change: "cancelled", operator, people: 1 });
    const target = { ...aTarget({ displayName: "Fay" }), tenantId: fabrikam, customerName: "Fabrikam" };
    const begun = { operator, at, resetId: "r2", batchId: "b2", target, methods: [] };
    await add({ kind: "begun", ...begun, details: { ticket: "INC-8", revokeSessions: false } });
  });
  after(() => store.close());

  const look = async (tenantIds: readonly string[], search = "") =>
    (await store.history({ tenantIds, search, offset: 0, limit: 20 })).rows.map(
      ({ what, operatorName = "-", batchId = "" }) => `${batchId} ${historyWords(what)} (${operatorName})`,
    );

  it("started, paused by whom or by itself and why, gone on, cancelled, ended with counts; newest first", async () => {
    assert.deepEqual((await look([contoso])).slice(1), [
      "b1 bulk ended, 40 people: 15 done, 5 failed, 20 were left out (Olive Operator)",
      "b1 bulk cancelled by itself after a pause of 24 hours, 20 people given up (-)",
      "b1 bulk paused by itself, 20 people left: ten in a row ended the same way: your Entra role in this customer does not reach them (-)",
      "b1 bulk gone on with, 30 people left (Olive Operator)",
      "b1 bulk paused, 30 people left (Olive Operator)",
      "b1 bulk confirmed: MFA reset for 40 people (Olive Operator)",
    ]);
  });

  it("only of the viewer's customers, also where a bulk is of several", async () => {
    assert.deepEqual(await look([fabrikam]), ["b2 bulk confirmed: MFA reset for 11 people (Olive Operator)"]);
    assert.deepEqual(await look([]), []);
  });

  it("found by a ticket, its own or that of somebody in it; not by a person's name", async () => {
    assert.equal((await look([contoso], "inc-7")).length, 6);
    assert.deepEqual(await look([contoso], "INC-8"), ["b2 bulk cancelled, 1 person given up (Olive Operator)"]);
    assert.deepEqual(await look([contoso, fabrikam], "fay"), []);
  });
});
