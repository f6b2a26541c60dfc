import { X509Certificate } from "node:crypto";
import { decodeProtectedHeader, jwtVerify } from "jose";
import type { Registrations } from "../contract.ts";
import type { EntraParts } from "./entra-parts.ts";
import { EntraRefusal } from "./entra-refusal.ts";
import { needed } from "./needed.ts";
import type { TokenRequest } from "./token-request.ts";

/** The client id of a client that proved itself, by its secret or by an assertion signed with its certificate. */
export async function checkClient(parts: EntraParts, request: TokenRequest): Promise<string> {
  const { registrations } = parts;
  const clientId = request.basic?.clientId ?? needed(request.form, "client_id");
  const secret = secretOf(registrations, clientId);
  if (secret === undefined || isForeign(registrations, clientId, request.tenant.id)) throw new EntraRefusal(700016);
  const assertion = request.form.get("client_assertion");
  if (assertion === null) checkSecret(request.basic?.secret ?? request.form.get("client_secret"), secret);
  else await checkAssertion(parts, request, { assertion, clientId });
  return clientId;
}

/** The channel registration lives in the home tenant only. */
function isForeign(registrations: Registrations, clientId: string, tenantId: string): boolean {
  return clientId === registrations.channelAppId && tenantId !== registrations.homeTenantId;
}

function secretOf(registrations: Registrations, clientId: string): string | undefined {
  if (clientId === registrations.channelAppId) return registrations.channelAppSecret;
  return clientId === registrations.graphAppId ? registrations.graphAppSecret : undefined;
}

function checkSecret(secret: string | null, expected: string): void {
  if (secret === null) throw new EntraRefusal(7000218);
  if (secret !== expected) throw new EntraRefusal(7000215);
}

/** PS256 or RS256 with the thumbprint of the certificate, for this token endpoint (facts: identity.md §1.3). */
async function checkAssertion(
  parts: EntraParts,
  { tenant, form }: TokenRequest,
  { assertion, clientId }: { assertion: string; clientId: string },
): Promise<void> {
  const { graphAppId, graphAppCertificate, channelAppCertificate } = parts.registrations;
  const pem = clientId === graphAppId ? graphAppCertificate : channelAppCertificate;
  const isJwt = form.get("client_assertion_type") === "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
  if (pem === undefined || !isJwt) throw new EntraRefusal(700027);
  const certificate = new X509Certificate(pem);
  try {
    const { "x5t#S256": thumbprint } = decodeProtectedHeader(assertion);
    if (thumbprint !== Buffer.from(certificate.fingerprint256.replaceAll(":", ""), "hex").toString("base64url")) {
      throw new EntraRefusal(700027);
    }
    await jwtVerify(assertion, certificate.publicKey, {
      algorithms: ["PS256", "RS256"],
      issuer: clientId,
      subject: clientId,
      audience: `${parts.addresses().entra}/${tenant.id}/oauth2/v2.0/token`,
      currentDate: parts.now(),
      // MSAL rounds the time, so its assertions may begin half a second from now; Entra allows for skewed clocks.
      clockTolerance: 300,
    });
  } catch {
    throw new EntraRefusal(700027);
  }
}
