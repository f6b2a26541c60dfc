import "./provide-reflect-metadata.ts";

import { createPrivateKey, randomBytes, webcrypto, X509Certificate } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as x509 from "@peculiar/x509";

export interface Certificates {
  /** The CA as PEM text, and the file that holds it (for `NODE_EXTRA_CA_CERTS`). */
  readonly caPem: string;
  readonly caPath: string;
  /** Key and certificate of the server, as PEM texts; valid for localhost, 127.0.0.1 and ::1. */
  readonly key: string;
  readonly cert: string;
}

const dayMs = 24 * 60 * 60 * 1000;
const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };

/** Certificates kept in `folder`: made at the first start, reused while they stay valid for another week. */
export async function makeCertificates(folder: string): Promise<Certificates> {
  const kept = await readKept(folder);
  if (kept) return kept;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const made = await make();
  for (const [name, text] of [
    ["ca.pem", made.caPem],
    ["server-key.pem", made.key],
    ["server.pem", made.cert],
  ] as const) {
    await writeFile(join(folder, name), text, { mode: 0o600 });
  }
  return { ...made, caPath: join(folder, "ca.pem") };
}

async function readKept(folder: string): Promise<Certificates | undefined> {
  const read = async (name: string): Promise<string> => await readFile(join(folder, name), "utf8").catch(() => "");
  const [caPem, key, cert] = [await read("ca.pem"), await read("server-key.pem"), await read("server.pem")];
  if (caPem === "" || key === "" || cert === "" || !fits({ caPem, key, cert })) return undefined;
  return { caPem, caPath: join(folder, "ca.pem"), key, cert };
}

/** A half-written or foreign pair is made anew rather than served. */
function fits(pems: { caPem: string; key: string; cert: string }): boolean {
  try {
    const server = new X509Certificate(pems.cert);
    const signed = server.verify(new X509Certificate(pems.caPem).publicKey);
    const paired = server.checkPrivateKey(createPrivateKey(pems.key));
    return signed && paired && server.validToDate.getTime() > Date.now() + 7 * dayMs;
  } catch {
    return false;
  }
}

async function make(): Promise<Omit<Certificates, "caPath">> {
  const caKeys = await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const serverKeys = await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const issuer = `CN=Local Microsoft 365 CA ${randomBytes(4).toString("hex")}`;
  const period = { notBefore: new Date(Date.now() - dayMs), notAfter: new Date(Date.now() + 365 * dayMs) };
  const ca = await x509.X509CertificateGenerator.createSelfSigned({
    ...period,
    name: issuer,
    serialNumber: randomBytes(15).toString("hex"),
    keys: caKeys,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(caKeys.publicKey),
    ],
  });
  const server = await x509.X509CertificateGenerator.create({
    ...period,
    subject: "CN=localhost",
    issuer,
    serialNumber: randomBytes(15).toString("hex"),
    publicKey: serverKeys.publicKey,
    // The CA's key is thrown away after this one signature: nobody can sign anything else with a CA people came to trust.
    signingKey: caKeys.privateKey,
    signingAlgorithm: algorithm,
    extensions: await serverExtensions({ ca: caKeys.publicKey, server: serverKeys.publicKey }),
  });
  const pkcs8 = await webcrypto.subtle.exportKey("pkcs8", serverKeys.privateKey);
  return {
    caPem: ca.toString("pem"),
    cert: server.toString("pem"),
    key: x509.PemConverter.encode(pkcs8, "PRIVATE KEY"),
  };
}

async function serverExtensions(keys: {
  ca: webcrypto.CryptoKey;
  server: webcrypto.CryptoKey;
}): Promise<x509.Extension[]> {
  return [
    new x509.BasicConstraintsExtension(false, undefined, true),
    new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
    new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
    new x509.SubjectAlternativeNameExtension([
      { type: "dns", value: "localhost" },
      { type: "ip", value: "127.0.0.1" },
      { type: "ip", value: "::1" },
    ]),
    await x509.AuthorityKeyIdentifierExtension.create(keys.ca),
    await x509.SubjectKeyIdentifierExtension.create(keys.server),
  ];
}
