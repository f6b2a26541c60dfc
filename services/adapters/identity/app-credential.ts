import { X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { NodeAuthOptions } from "@azure/msal-node";
import { Problem } from "../../../core/problem.ts";
import { createManagedAssertion, type ManagedIdentity } from "./managed-assertion.ts";

/** With what the Graph registration proves that it is itself. */
export type AppCredentialSource =
  | { readonly kind: "secret"; readonly secret: string }
  /** One PEM file with certificate and private key. */
  | { readonly kind: "certificate"; readonly path: string }
  /** A user-assigned managed identity trusted by the registration as a federated credential. */
  | ({ readonly kind: "managed-identity" } & ManagedIdentity);

/** The proof in the form msal-node takes. */
export type AppProof = Pick<NodeAuthOptions, "clientSecret" | "clientCertificate" | "clientAssertion">;

export type AppCredential = () => Promise<AppProof>;

/** Called anew for every client, so that a rotated certificate is used without a restart. Throws `credential-rejected`. */
export function createAppCredential(source: AppCredentialSource): AppCredential {
  switch (source.kind) {
    case "secret":
      return () => Promise.resolve({ clientSecret: source.secret });
    case "certificate":
      return () => readCertificate(source.path);
    case "managed-identity": {
      const clientAssertion = createManagedAssertion(source);
      return () => Promise.resolve({ clientAssertion });
    }
  }
}

async function readCertificate(path: string): Promise<AppProof> {
  try {
    const pem = await readFile(path, "utf8");
    const privateKey = /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----[\s\S]+?-----END (?:[A-Z]+ )?PRIVATE KEY-----/.exec(pem);
    if (!privateKey) throw new Error("The file holds no private key in PEM form.");
    const thumbprintSha256 = new X509Certificate(pem).fingerprint256.replaceAll(":", "");
    return { clientCertificate: { thumbprintSha256, privateKey: privateKey[0] } };
  } catch (cause) {
    throw new Problem("credential-rejected", { cause });
  }
}
