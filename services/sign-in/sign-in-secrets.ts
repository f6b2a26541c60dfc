import { createHash, createHmac } from "node:crypto";
import { type Operator } from "../../core/directory/people.ts";
import type { SignInProof } from "./authorization-code.ts";

/** 256 bits in base64url: what tickets and cookies are made of. */
export const secretPattern = /^[\w-]{43}$/;

/** A secret as it is kept: it finds its row and can't be used. */
export function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}

/** A code has only six digits, so it counts together with the one person who may use it. */
export function codeHashOf({ tenantId, objectId }: Operator, code: string): string {
  return hashOf(`${tenantId}/${objectId}/${code}`.toLowerCase());
}

/** All of a sign-in's proofs come from the browser's own secret, so that nothing has to be kept that would open anything. */
export function proofOf(browserSecret: string, ticket: string): SignInProof {
  const derived = (what: string) => createHmac("sha256", browserSecret).update(`${what} ${ticket}`).digest("base64url");
  return { state: derived("state"), nonce: derived("nonce"), verifier: derived("verifier") };
}
