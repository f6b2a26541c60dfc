import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeCertificates } from "../../emulator/certificate-authority.ts";

describe("makeCertificates", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "certificates-"));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it("makes a CA and a server certificate for localhost, 127.0.0.1 and ::1", async () => {
    const { caPem, cert, caPath } = await makeCertificates(folder);
    const [ca, server] = [new X509Certificate(caPem), new X509Certificate(cert)];
    assert.equal(ca.ca, true);
    assert.equal(server.ca, false);
    assert.equal(server.verify(ca.publicKey), true);
    assert.equal(server.checkHost("localhost"), "localhost");
    assert.equal(server.checkIP("127.0.0.1"), "127.0.0.1");
    assert.equal(server.checkIP("::1"), "::1");
    assert.equal(server.checkHost("graph.microsoft.com"), undefined);
    assert.equal(await readFile(caPath, "utf8"), caPem);
  });

  it("reuses them at the next start", async () => {
    assert.deepEqual(await makeCertificates(folder), await makeCertificates(folder));
  });

  it("keeps the files to their owner, and no key of the CA at all", async () => {
    await makeCertificates(folder);
    for (const name of ["ca.pem", "server.pem", "server-key.pem"]) {
      assert.equal((await stat(join(folder, name))).mode & 0o777, 0o600, name);
    }
  });

  it("makes new ones where a file is broken or belongs to another pair", async () => {
    const first = await makeCertificates(folder);
    await writeFile(join(folder, "server.pem"), "half a file");
    const second = await makeCertificates(folder);
    assert.notEqual(second.cert, first.cert);
    await writeFile(join(folder, "server-key.pem"), first.key);
    const third = await makeCertificates(folder);
    assert.notEqual(third.key, first.key);
  });
});
