import assert from "node:assert/strict";
import type { Access } from "../../../core/access/access.ts";
import { createRecordAccess, fingerprintOf } from "../../../services/access/record-access.ts";
import type { AuditChains } from "../../../services/audit/audit-chains.ts";
import { sealAll } from "../../support/builders/audit-entries.ts";
import { now } from "../../support/builders/resets.ts";
import { recordingAudit } from "../../support/fakes/recording-audit.ts";

const access: Access = { customers: { A: "1", B: "2" }, roles: [], rules: [], samePerson: [] };
const other: Access = { ...access, rules: [{ customers: ["*"], mayResetAdministrators: true }] };

function over(recorded: readonly Access[]) {
  const entries = recorded.map((one) => ({
    ...{ kind: "access-changed" as const, at: now.toISOString() },
    fingerprint: fingerprintOf(one),
  }));
  const audit = recordingAudit();
  const part: AuditChains["part"] = () =>
    Promise.resolve(sealAll([...entries, ...audit.entries]).map((sealed) => ({ sealed, intact: true })));
  return { audit, record: createRecordAccess({ chains: { part }, audit, now: () => now }) };
}

describe("changes of the access file in the record", () => {
  it("the first rules, and every other ones, once however often they are read", async () => {
    const { audit, record } = over([]);
    await Promise.all([record(access), record(access), record(other), record(other), record(access)]);
    const fingerprints = audit.entries.map((entry) => entry.kind === "access-changed" && entry.fingerprint);
    assert.deepEqual(fingerprints, [access, other, access].map(fingerprintOf));
  });

  it("what changed while the program was down is noticed at its start", async () => {
    const same = over([other, access]);
    await same.record(access);
    assert.deepEqual(same.audit.entries, []);
    const changed = over([access, other]);
    await changed.record(access);
    assert.equal(changed.audit.entries.length, 1);
  });

  it("is the same however the file is laid out", () => {
    assert.equal(fingerprintOf({ ...access, customers: { B: "2", A: "1" } }), fingerprintOf(access));
    assert.notEqual(fingerprintOf(other), fingerprintOf(access));
  });

  it("that could not be recorded is tried again", async () => {
    const { audit, record } = over([]);
    audit.breakAt("access-changed", 1);
    await assert.rejects(record(access), { code: "no-record" });
    await assert.rejects(record(access), { code: "no-record" });
  });
});
