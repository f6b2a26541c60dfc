import "../../emulator/provide-reflect-metadata.ts";

import { webcrypto } from "node:crypto";
import { PemConverter, X509CertificateGenerator } from "@peculiar/x509";

/** A self-signed RSA certificate and its key, as an administrator would upload the one and keep the other. */
export async function anAppCertificate(): Promise<{ readonly cert: string; readonly key: string }> {
  const algorithm = {
    name: "RSASSA-PKCS1-v1_5",
    hash: "SHA-256",
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
  };
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const made = await X509CertificateGenerator.createSelfSigned({ name: "CN=bot", keys, signingAlgorithm: algorithm });
  const key = PemConverter.encode(await webcrypto.subtle.exportKey("pkcs8", keys.privateKey), "PRIVATE KEY");
  return { cert: made.toString("pem"), key };
}
