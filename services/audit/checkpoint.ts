import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { canonicalJson } from "./canonical-json.ts";
import type { ChainEnd } from "./seal-entry.ts";

/** "This chain stood here at that time": what pruning and exports leave behind. */
export interface Checkpoint extends ChainEnd {
  readonly chain: string;
  /** ISO 8601. */
  readonly at: string;
  /** The public key, base64 of SPKI. Unset: nobody signed it, it proves no more than the hashes do. */
  readonly key?: string;
  /** Ed25519 over canonical JSON of { at, chain, hash, seq }, base64. */
  readonly signature?: string;
}

export type MakeCheckpoint = (chain: string, end: ChainEnd, at: Date) => Checkpoint;

/** PKCS #8 around a bare Ed25519 seed (RFC 8410 §7). */
const seedPrefix = Buffer.from("302e020100300506032b657004220420", "hex");

/** Makes checkpoints, signed where there is a key: base64 of 32 bytes, any other throws. */
export function createMakeCheckpoint(signingKey?: string): MakeCheckpoint {
  const signer = signingKey === undefined ? undefined : openKey(signingKey);
  return (chain, { seq, hash }, at) => {
    const plain = { chain, seq, hash, at: at.toISOString() };
    if (!signer) return plain;
    return { ...plain, key: publicKeyOf(signer), signature: sign(null, said(plain), signer).toString("base64") };
  };
}

/** The public half of a signing key, as checkpoints carry it. */
export function publicKey(signingKey: string): string {
  return publicKeyOf(openKey(signingKey));
}

/** "forged": the signature is not of that content and key. */
export function checkSignature(checkpoint: Checkpoint): "signed" | "unsigned" | "forged" {
  const { key, signature } = checkpoint;
  if (key === undefined || signature === undefined) return key === signature ? "unsigned" : "forged";
  try {
    const opened = createPublicKey({ key: Buffer.from(key, "base64"), format: "der", type: "spki" });
    return verify(null, said(checkpoint), opened, Buffer.from(signature, "base64")) ? "signed" : "forged";
  } catch {
    return "forged";
  }
}

function said({ at, chain, hash, seq }: Checkpoint): Buffer {
  return Buffer.from(canonicalJson({ at, chain, hash, seq }));
}

function openKey(signingKey: string): KeyObject {
  const seed = Buffer.from(signingKey, "base64");
  if (seed.length !== 32) throw new Error("AUDIT_SIGNING_KEY must be base64 of exactly 32 bytes.");
  return createPrivateKey({ key: Buffer.concat([seedPrefix, seed]), format: "der", type: "pkcs8" });
}

function publicKeyOf(key: KeyObject): string {
  return createPublicKey(key).export({ format: "der", type: "spki" }).toString("base64");
}
