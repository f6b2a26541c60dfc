import assert from "node:assert/strict";
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sinon from "sinon";
import { createAudit } from "../../../../services/adapters/audit/create-audit.ts";
import type { AuditEntry } from "../../../../services/audit/audit.ts";
import { aReset, aTarget, now } from "../../../support/reset-builders.ts";

const { operator } = aReset();
const { tenantId, objectId, displayName, userPrincipalName, customerName } = aTarget();
const who = {
  operator,
  at: now.toISOString(),
  target: { tenantId, objectId, displayName, userPrincipalName, customerName },
};
const details = { reason: "lost", verification: "call-back", ticket: "INC-1", revokeSessions: true } as const;
const method = { id: "m1", kind: "mobile-phone", action: "delete" } as const;
const begun: AuditEntry = { kind: "begun", ...who, resetId: "r1", batchId: "b1", details, methods: [method] };
const step: AuditEntry = { kind: "step", ...who, resetId: "r1", method, status: "deleted", graphRequestId: "g1" };
const ended: AuditEntry = { kind: "ended", ...who, resetId: "r1", verdict: "complete", sessions: "revoked" };

describe("audit", () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "desk-audit-"));
    file = join(folder, "audit.jsonl");
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const lines = async () => (await readFile(file, "utf8")).split("\n");

  it("is in the file before it goes to the table", async () => {
    const seen: string[][] = [];
    const audit = createAudit({ file, append: async () => void seen.push(await lines()) });
    await audit.record(begun);
    assert.equal(seen[0]?.length, 2, "one line, whole");
    assert.deepEqual(JSON.parse(seen[0][0]!), begun);
  });

  it("is the same text for the same entry, whatever the order of its keys", async () => {
    const audit = createAudit({ file, append: () => Promise.resolve() });
    await audit.record(begun);
    await audit.record(Object.fromEntries(Object.entries(begun).toReversed()) as unknown as AuditEntry);
    const [first, second] = await lines();
    assert.equal(first, second);
    assert.match(first!, /^\{"at":"[^"]*","batchId":"b1","details":\{"reason":"lost","revokeSessions":true,/);
  });

  it("keeps 100 records at once apart, in the order they were asked for", async () => {
    const audit = createAudit({ file, append: () => Promise.resolve() });
    await Promise.all(Array.from({ length: 100 }, (_, at) => audit.record({ ...step, resetId: `r${at}` })));
    const written = (await lines()).slice(0, -1).map((line) => (JSON.parse(line) as { resetId: string }).resetId);
    assert.deepEqual(
      written,
      Array.from({ length: 100 }, (_, at) => `r${at}`),
    );
  });

  it("goes on where an earlier run ended, in a file for its owner only", async () => {
    await writeFile(file, "earlier\n", { mode: 0o644 });
    await chmod(file, 0o644);
    await createAudit({ file, append: () => Promise.resolve() }).record(ended);
    assert.equal((await lines())[0], "earlier");
    assert.equal((await lines()).length, 3);
    if (process.platform !== "win32") assert.equal((await stat(file)).mode & 0o777, 0o600);
  });

  it("starts a line of its own after one that a crash cut off", async () => {
    await writeFile(file, '{"kind":"beg');
    await createAudit({ file, append: () => Promise.resolve() }).record(ended);
    assert.deepEqual(JSON.parse((await lines())[1]!), ended);
  });

  it("is no record when the file can't be written, and the table is not asked", async () => {
    const append = sinon.fake.resolves(undefined);
    const audit = createAudit({ file: join(folder, "missing", "audit.jsonl"), append });
    await assert.rejects(audit.record(begun), { code: "no-record" });
    await assert.rejects(audit.record(begun), { code: "no-record" });
    sinon.assert.notCalled(append);
  });

  it("is no record when the table refuses, though the line stays in the file", async () => {
    const append = sinon.stub().resolves().onFirstCall().rejects(new Error("connection lost"));
    const audit = createAudit({ file, append });
    await assert.rejects(audit.record(begun), { code: "no-record" });
    await audit.record(ended);
    assert.deepEqual(
      (await lines()).slice(0, -1).map((line) => (JSON.parse(line) as AuditEntry).kind),
      ["begun", "ended"],
    );
  });

  it("needs no file beside a database server", async () => {
    const append = sinon.fake.resolves(undefined);
    await createAudit({ append }).record(begun);
    sinon.assert.calledOnceWithExactly(append, begun);
    await assert.rejects(lines(), { code: "ENOENT" });
  });

  it("writes down what entries say and nothing else: no label, number or token that rides along", async () => {
    const label = "+49 *********89";
    const number = "+49 170 1234567";
    const token = "eyJ0eXAi.eyJhdWQi.c2ln";
    const withMore = {
      ...begun,
      token,
      target: { ...aTarget(), jobTitle: "Accountant", mobilePhone: number },
      methods: [{ ...method, label, phoneNumber: number }],
    };
    const append = sinon.fake.resolves(undefined);
    await createAudit({ file, append }).record(withMore);
    const written = (await lines())[0]! + JSON.stringify(append.firstCall.args);
    for (const secret of [label, number, token, "Accountant"]) assert.ok(!written.includes(secret), secret);
    assert.deepEqual(JSON.parse((await lines())[0]!), begun);
  });
});
