import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { createAudit } from "../../../services/adapters/audit/create-audit.ts";
import { openStore } from "../../../services/adapters/store/opening/open-store.ts";
import { publicKey } from "../../../services/audit/checkpoint.ts";
import type { AuditExport } from "../../../services/audit/export-part.ts";
import { anEntry, tenants } from "../../support/builders/audit-entries.ts";
import { recordingLog } from "../../support/recording-log.ts";

const key = Buffer.alloc(32, 7).toString("base64");
const program = new URL("../../../bot/cli/audit.ts", import.meta.url).pathname;

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly said: string;
}

/** A real store in a folder, its file beside it, and the real program. */
describe("npm run audit", () => {
  let folder: string;
  let dataDir: string;
  const file = (name: string) => join(folder, name);

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "desk-audit-cli-"));
    dataDir = file("data");
    const store = await openStore({ dataDir, log: recordingLog(), now: () => new Date() });
    const audit = createAudit({ chains: store.auditChains, file: join(dataDir, "audit.jsonl") });
    for (let index = 0; index < 6; index += 1) {
      const tenantId = index % 3 === 2 ? tenants.fabrikam : tenants.contoso;
      await audit.record(anEntry({ resetId: `=cmd${index}`, tenantId, at: `2026-11-2${index}T12:00:00.000Z` }));
    }
    await store.close();
  });
  after(() => rm(folder, { recursive: true, force: true }));

  function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
    const settings = { PATH: process.env["PATH"], DATA_DIR: dataDir, AUDIT_SIGNING_KEY: key, ...env };
    return new Promise((done) => {
      execFile(process.execPath, [program, ...args], { env: settings }, (error, out, said) => {
        done({ code: Number(error?.code ?? 0), out, said });
      });
    });
  }

  it("verifies the table and the file beside it", async () => {
    assert.deepEqual(await run(["verify"]), { code: 0, out: "Intact: 6 entries in 2 chains.\n", said: "" });
    const { code, out } = await run(["verify", "--file", join(dataDir, "audit.jsonl")], { DATA_DIR: "" });
    assert.equal(code, 0);
    assert.match(out, /^Intact: 6 entries in 2 chains\./);
  });

  it("names the line of the file that was changed", async () => {
    const lines = (await readFile(join(dataDir, "audit.jsonl"), "utf8")).replace("=cmd1", "=cmd9");
    await writeFile(file("changed.jsonl"), lines);
    const { code, out } = await run(["verify", "--file", file("changed.jsonl")]);
    assert.equal(code, 1);
    assert.ok(out.includes(`chain ${tenants.contoso}, entry 2: was changed after it was written`), out);
  });

  it("exports a customer, signed; the export is checked alone, and any change in it is named", async () => {
    const out = file("contoso.json");
    const exported = await run(["export", "--customer", "contoso", "--from", "2026-11-21", "--out", out]);
    assert.equal(exported.code, 0, exported.said);
    const offline = { DATA_DIR: "", AUDIT_SIGNING_KEY: "" };
    const checked = await run(["verify", "--file", out, "--key", publicKey(key)], offline);
    assert.equal(checked.code, 0, checked.out);
    assert.match(checked.out, /Intact: 3 entries in 1 chain\.\nContoso, entries 2 to 4, .*\nSigned by the key /);
    const text = await readFile(out, "utf8");
    const whole = JSON.parse(text) as AuditExport;
    const spoiled: [Partial<AuditExport>, RegExp][] = [
      [{ entries: whole.entries.toSpliced(1, 1) }, /entry 3: is missing/],
      [{ entries: whole.entries.slice(0, -1) }, /entry 4: is missing/],
      [
        { checkpoint: { ...whole.checkpoint, at: "2026-01-01T00:00:00.000Z" } },
        /entry 4: has a checkpoint that is not/,
      ],
      [{ entries: whole.entries.toReversed() }, /entry 4|entry 3/],
    ];
    for (const [part, words] of spoiled) {
      await writeFile(file("spoiled.json"), JSON.stringify({ ...whole, ...part }));
      const found = await run(["verify", "--file", file("spoiled.json")], offline);
      assert.equal(found.code, 1);
      assert.match(found.out, words);
    }
    const again = await run(["export", "--customer", "contoso", "--out", out]);
    assert.equal(again.code, 1, "never over a file that is there");
  });

  it("exports CSV that no spreadsheet runs, with the hashes in it", async () => {
    const { code, out, said } = await run(["export", "--customer", tenants.fabrikam, "--format", "csv"]);
    assert.equal(code, 0, said);
    const lines = out.trimEnd().split("\r\n");
    assert.match(lines[0] ?? "", /^"seq","at","kind",.*"previous","hash","entry"$/);
    assert.match(lines[1] ?? "", /"Fabrikam","Alice Anders","alice@contoso\.com",.*"'=cmd2"/);
    assert.match(lines[1] ?? "", /"[0-9a-f]{64}","\{""at"":/);
  });

  it("wrote down that it exported, and still verifies", async () => {
    const store = await openStore({ dataDir, log: recordingLog(), now: () => new Date() });
    const kinds = (await store.auditChains.part({ chain: tenants.fabrikam })).map(({ sealed }) => sealed.entry.kind);
    await store.close();
    assert.equal(kinds.at(-1), "exported");
    assert.equal((await run(["verify"])).code, 0);
  });

  it("prunes, and verifies what is left by the signed checkpoints", async () => {
    const pruned = await run(["prune", "--before", "2026-11-23"]);
    assert.match(pruned.out, /^3 entries removed; the checkpoints left behind are signed\./);
    assert.equal((await run(["verify"])).code, 0);
    const otherKey = await run(["verify", "--key", publicKey(Buffer.alloc(32, 8).toString("base64"))]);
    assert.equal(otherKey.code, 1);
    assert.match(otherKey.out, /has a checkpoint that is not signed by the key it should be/);
  });

  it("names the entry that somebody with the whole database changed, and removes nothing more", async () => {
    const pglite = await PGlite.create(join(dataDir, "database"));
    await pglite.exec("alter table audit_entries disable trigger all");
    await pglite.exec("update audit_entries set entry = jsonb_set(entry, '{resetId}', '\"other\"') where head_seq = 5");
    await pglite.close();
    const found = await run(["verify"]);
    assert.equal(found.code, 1);
    assert.match(found.out, /TAMPERED WITH: .*\n +chain 1{8}-[-\d]+, entry 4: was changed after it was written\n$/);
    const pruned = await run(["prune", "--before", "2026-11-25"]);
    assert.equal(pruned.code, 1);
    assert.match(pruned.said, /^Nothing was removed\./);
  });

  it("says what is wrong with the command", async () => {
    for (const [args, words] of [
      [[], /^Usage:/],
      [["export"], /export needs --customer/],
      [["export", "--customer", "Nobody"], /No entries of Nobody\.\nIn the record:/],
      [["export", "--customer", "contoso", "--from", "yesterday"], /--from is a day such as/],
      [["verify", "--before", "2026-11-24"], /--before does not go with this/],
      [["verify", "--file", "nowhere.json"], /nowhere\.json can't be read/],
      [["prune"], /prune needs --before/],
    ] as const) {
      const { code, said } = await run(args);
      assert.equal(code, 1);
      assert.match(said, words);
    }
  });
});
