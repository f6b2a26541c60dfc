import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** Authenticated encryption of one operator's token cache: a blob opens only under the key and for the operator it was sealed for. */
export interface Seal {
  seal(text: string, boundTo: string): Uint8Array;
  /** undefined: tampered with, of another operator, of another key, or not ours. */
  open(blob: Uint8Array, boundTo: string): string | undefined;
}

const algorithm = "aes-256-gcm";
const version = 1;
const nonceBytes = 12;
const tagBytes = 16;

/** Layout: version byte, 96-bit random nonce, 128-bit tag, ciphertext. `key`: base64 of 32 bytes; anything else throws. */
export function createSeal(key: string): Seal {
  const secret = Buffer.from(key, "base64");
  if (secret.length !== 32) throw new Error("TOKEN_CACHE_KEY must be base64 of exactly 32 bytes.");
  return {
    seal(text, boundTo) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, secret, nonce, { authTagLength: tagBytes });
      cipher.setAAD(Buffer.from(boundTo));
      const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), sealed]);
    },
    open(blob, boundTo) {
      if (blob[0] !== version || blob.length < 1 + nonceBytes + tagBytes) return undefined;
      const nonce = blob.subarray(1, 1 + nonceBytes);
      const tag = blob.subarray(1 + nonceBytes, 1 + nonceBytes + tagBytes);
      try {
        const decipher = createDecipheriv(algorithm, secret, nonce, { authTagLength: tagBytes });
        decipher.setAAD(Buffer.from(boundTo));
        decipher.setAuthTag(tag);
        const opened = [decipher.update(blob.subarray(1 + nonceBytes + tagBytes)), decipher.final()];
        return Buffer.concat(opened).toString("utf8");
      } catch {
        return undefined;
      }
    },
  };
}
