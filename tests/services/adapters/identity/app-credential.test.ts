import assert from "node:assert/strict";
import { generateKeyPairSync, X509Certificate } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeCertificates } from "../../../../emulator/certificate-authority.ts";
import { createAppCredential } from "../../../../services/adapters/identity/app-credential.ts";

describe("identity/app-credential", () => {
  let folder: string;
  let path: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "app-credential-"));
    path = join(folder, "app.pem");
  });
  after(async () => {
    await rm(folder, { recursive: true });
  });

  async function writePair(name: string): Promise<{ thumbprint: string; key: string }> {
    const { cert, key } = await makeCertificates(join(folder, name));
    await writeFile(path, `${cert}\n${key}\n`);
    return { thumbprint: new X509Certificate(cert).fingerprint256.replaceAll(":", ""), key: key.trim() };
  }

  it("a secret is passed on", async () => {
    assert.deepEqual(await createAppCredential({ kind: "secret", secret: "s" })(), { clientSecret: "s" });
  });

  it("a certificate is read anew each time, so that a rotated one needs no restart", async () => {
    const credential = createAppCredential({ kind: "certificate", path });
    for (const name of ["first", "second"]) {
      const { thumbprint, key } = await writePair(name);
      const { clientCertificate } = await credential();
      assert.equal(clientCertificate?.thumbprintSha256, thumbprint);
      assert.equal(clientCertificate.privateKey.trim(), key);
    }
  });

  it("a missing file, one without a key and one without a certificate: credential-rejected", async () => {
    const missing = createAppCredential({ kind: "certificate", path: join(folder, "none.pem") });
    await assert.rejects(missing(), { code: "credential-rejected" });
    const { cert } = await makeCertificates(join(folder, "first"));
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const halves = [cert, privateKey.export({ type: "pkcs8", format: "pem" }).toString()];
    for (const half of halves) {
      await writeFile(path, half);
      await assert.rejects(createAppCredential({ kind: "certificate", path })(), { code: "credential-rejected" });
    }
  });

  it("a managed identity becomes an assertion, asked for only when Entra is", async () => {
    const proof = await createAppCredential({ kind: "managed-identity", clientId: "c" })();
    assert.equal(typeof proof.clientAssertion, "function");
  });
});
