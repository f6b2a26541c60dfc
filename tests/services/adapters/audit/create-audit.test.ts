import assert from "node:assert/strict";
import { chmod, mkdtemp, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAudit } from "../../../../services/adapters/audit/create-audit.ts";
import type { AuditEntry } from "../../../../services/audit/audit.ts";
import type { SealedEntry } from "../../../../services/audit/seal-entry.ts";
import { aReset, aTarget, now } from "../../../support/builders/resets.ts";
import { memoryAuditChains } from "../../../support/fakes/memory-audit-chains.ts";

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

  const lines = async () => (await readFile(file, "utf8")).split("\n").filter((line) => line !== "");
  const sealed = async () => (await lines()).map((line) => JSON.parse(line) as SealedEntry);

  it("is in the file, sealed, before the table commits", async () => {
    const seen: SealedEntry[][] = [];
    const { chains } = memoryAuditChains();
    const write: typeof chains.write = async (rows) => {
      seen.push(await sealed());
      await chains.write(rows);
    };
    await createAudit({ file, chains: { ...chains, write } }).record(begun);
    assert.equal(seen[0]?.length, 1, "one line, whole");
    assert.deepEqual(seen[0][0]?.entry, begun);
    assert.equal(seen[0][0].seq, 1);
  });

  it("has the same lines as the table, in the same order", async () => {
    const { chains, rows } = memoryAuditChains();
    const audit = createAudit({ file, chains });
    for (let at = 0; at < 20; at += 1) await audit.record({ ...step, resetId: `r${at}` });
    assert.deepEqual(await sealed(), rows);
  });

  it("what comes while a line is synced goes together after it, in order", async () => {
    const { chains, rows } = memoryAuditChains();
    const together: number[] = [];
    const write: typeof chains.write = (some) => {
      together.push(some.length);
      return chains.write(some);
    };
    const audit = createAudit({ file, chains: { ...chains, write } });
    const all = Array.from({ length: 250 }, (_, at) => `r${at}`);
    await Promise.all(all.map((resetId) => audit.record({ ...step, resetId })));
    assert.deepEqual(together, [1, 100, 100, 49]);
    assert.deepEqual(
      rows.map(({ entry }) => "resetId" in entry && entry.resetId),
      all,
    );
    assert.deepEqual(await sealed(), rows);
  });

  it("a file that is moved away is made again, and misses nothing that was recorded since", async () => {
    const { chains, rows } = memoryAuditChains();
    const audit = createAudit({ file, chains });
    await audit.record(begun);
    await rename(file, `${file}.old`);
    await audit.record(step);
    await audit.record(ended);
    assert.deepEqual(await sealed(), rows.slice(1));
  });

  it("goes on where an earlier run ended, in a file for its owner only", async () => {
    await writeFile(file, "earlier\n", { mode: 0o644 });
    await chmod(file, 0o644);
    await createAudit({ file, ...memoryAuditChains() }).record(ended);
    assert.equal((await lines())[0], "earlier");
    assert.equal((await lines()).length, 2);
    if (process.platform !== "win32") assert.equal((await stat(file)).mode & 0o777, 0o600);
  });

  it("starts a line of its own after one that a crash cut off", async () => {
    await writeFile(file, '{"kind":"beg');
    await createAudit({ file, ...memoryAuditChains() }).record(ended);
    assert.deepEqual((JSON.parse((await lines())[1]!) as SealedEntry).entry, ended);
  });

  it("is no record when the file can't be written, and nothing is committed", async () => {
    const { chains, rows } = memoryAuditChains();
    const audit = createAudit({ file: join(folder, "missing", "audit.jsonl"), chains });
    await assert.rejects(audit.record(begun), { code: "no-record" });
    await assert.rejects(audit.record(begun), { code: "no-record" });
    assert.deepEqual(rows, []);
  });

  it("is no record when the table refuses, though what was about to be done stays in the file", async () => {
    const { chains, rows, state } = memoryAuditChains();
    const audit = createAudit({ file, chains });
    state.refuses = "ends";
    await assert.rejects(audit.record(begun), { code: "no-record" });
    state.refuses = undefined;
    await audit.record(ended);
    const [first, second] = await lines();
    assert.deepEqual(JSON.parse(first!), { unsealed: begun });
    assert.deepEqual(JSON.parse(second!), rows[0]);
  });

  it("a commit that failed after the line was synced is made up for by the next entry", async () => {
    const { chains, rows, state } = memoryAuditChains();
    const audit = createAudit({ file, chains });
    state.refuses = "commit";
    await assert.rejects(audit.record(begun), { code: "no-record" });
    state.refuses = undefined;
    await audit.record(ended);
    assert.deepEqual(
      rows.map(({ entry }) => entry.kind),
      ["begun", "ended"],
    );
    assert.deepEqual(await sealed(), rows);
  });

  it("a table that lost its end, or all of it, gets it back from the file", async () => {
    const { chains, rows } = memoryAuditChains();
    const audit = createAudit({ file, chains });
    for (const entry of [begun, step, ended]) await audit.record(entry);
    for (const kept of [1, 0]) {
      const after = memoryAuditChains();
      after.rows.push(...rows.slice(0, kept));
      await createAudit({ file, chains: after.chains }).record(begun);
      assert.deepEqual(after.rows.slice(0, 3), rows.slice(0, 3));
      const inFile = (await lines()).slice(0, 3).join("\n");
      await writeFile(file, `${inFile}\n`);
    }
  });

  it("what a process had in the file and not yet in the table when it died counts as recorded", async () => {
    const dead = memoryAuditChains();
    dead.state.refuses = "commit";
    await assert.rejects(createAudit({ file, chains: dead.chains }).record(begun), { code: "no-record" });
    dead.state.refuses = undefined;
    assert.deepEqual(await createAudit({ file, chains: dead.chains }).kindsOf("r1"), new Set(["begun"]));
    assert.deepEqual(await sealed(), dead.rows);
  });

  it("asked while the database is away, it looks again when it is back", async () => {
    const { chains, state } = memoryAuditChains();
    const audit = createAudit({ file, chains });
    state.refuses = "ends";
    await assert.rejects(audit.kindsOf("r1"));
    state.refuses = undefined;
    await audit.record(begun);
    assert.deepEqual(await audit.kindsOf("r1"), new Set(["begun"]));
  });

  it("needs no file beside a database server", async () => {
    const { chains, rows } = memoryAuditChains();
    await createAudit({ chains }).record(begun);
    assert.deepEqual(
      rows.map(({ entry }) => entry),
      [begun],
    );
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
    const { chains, rows } = memoryAuditChains();
    await createAudit({ file, chains }).record(withMore);
    const written = (await lines())[0]! + JSON.stringify(rows);
    for (const secret of [label, number, token, "Accountant"]) assert.ok(!written.includes(secret), secret);
    assert.deepEqual((await sealed())[0]?.entry, begun);
  });
});
