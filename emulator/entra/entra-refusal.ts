import { randomUUID } from "node:crypto";
import type { Reply } from "../http-service.ts";

interface Kind {
  readonly status: 400 | 401;
  readonly error: string;
  readonly suberror?: string;
  readonly text: string;
}

/** What Entra says no with (facts: identity.md §2.6). The texts are Microsoft's own, shortened where they name places to look. */
const kinds = {
  50011: {
    status: 400,
    error: "invalid_request",
    text: "The redirect URI specified in the request does not match the redirect URIs configured for the application.",
  },
  50013: { status: 400, error: "invalid_grant", text: "Assertion failed signature validation." },
  50020: {
    status: 400,
    error: "invalid_grant",
    text: "User account from identity provider does not exist in tenant and cannot access the application in that tenant.",
  },
  50034: { status: 400, error: "invalid_grant", text: "The user account does not exist in the directory." },
  50057: { status: 400, error: "invalid_grant", text: "The user account is disabled." },
  50058: {
    status: 400,
    error: "login_required",
    text: "A silent sign-in request was sent but no user is signed in.",
  },
  50059: { status: 400, error: "invalid_request", text: "No tenant-identifying information found in the request." },
  50076: {
    status: 400,
    error: "interaction_required",
    suberror: "basic_action",
    text: "Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access the resource.",
  },
  50177: {
    status: 400,
    error: "invalid_grant",
    text: "User account from identity provider can't be used here: external challenge is not supported for passthrough users.",
  },
  50173: {
    status: 400,
    error: "invalid_grant",
    text: "The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password.",
  },
  53003: {
    status: 400,
    error: "interaction_required",
    suberror: "message_only",
    text: "Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.",
  },
  54005: {
    status: 400,
    error: "invalid_grant",
    text: "OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.",
  },
  65004: { status: 400, error: "access_denied", text: "User declined to consent to access the app." },
  65001: {
    status: 400,
    error: "invalid_grant",
    suberror: "consent_required",
    text: "The user or administrator has not consented to use the application. Send an interactive authorization request for this user and resource.",
  },
  70000: { status: 400, error: "invalid_grant", text: "Provided grant is invalid or malformed." },
  70003: { status: 400, error: "unsupported_grant_type", text: "The app requested an unsupported grant type." },
  70008: {
    status: 400,
    error: "invalid_grant",
    text: "The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.",
  },
  70011: {
    status: 400,
    error: "invalid_scope",
    text: "The provided request must include a 'scope' input parameter that is valid.",
  },
  90094: {
    status: 400,
    error: "access_denied",
    text: "Admin consent is required for the permissions requested by this application.",
  },
  90002: {
    status: 400,
    error: "invalid_request",
    text: "Tenant not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.",
  },
  500011: { status: 400, error: "invalid_resource", text: "The resource principal was not found in the tenant." },
  500212: {
    status: 400,
    error: "access_denied",
    text: "User's administrator has set an outbound access policy that does not allow access to the resource tenant.",
  },
  500131: {
    status: 400,
    error: "invalid_grant",
    text: "Assertion audience does not match the Client app presenting the assertion.",
  },
  500133: {
    status: 400,
    error: "invalid_grant",
    text: "Assertion is not within its valid time range. Ensure that the access token is not expired before using it for user assertion, or request a new token.",
  },
  501481: {
    status: 400,
    error: "invalid_grant",
    text: "The Code_Verifier does not match the code_challenge supplied in the authorization request.",
  },
  700016: {
    status: 400,
    error: "unauthorized_client",
    text: "Application was not found in the directory. This can happen if the application has not been installed by the administrator of the tenant.",
  },
  700027: {
    status: 401,
    error: "invalid_client",
    text: "The certificate with identifier used to sign the client assertion is not registered on application, or the assertion is not valid.",
  },
  900144: {
    status: 400,
    error: "invalid_request",
    text: "The request body must contain a required parameter that is missing.",
  },
  900561: {
    status: 400,
    error: "invalid_request",
    text: "The endpoint only accepts POST requests. Received a GET request.",
  },
  7000215: {
    status: 401,
    error: "invalid_client",
    text: "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID.",
  },
  7000218: {
    status: 401,
    error: "invalid_client",
    text: "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  },
  9002325: {
    status: 400,
    error: "invalid_request",
    text: "Proof Key for Code Exchange is required for cross-origin authorization code redemption.",
  },
  7000229: {
    status: 400,
    error: "unauthorized_client",
    text: "The client application may not act without a user here: this bot has delegated permissions only.",
  },
} as const satisfies Record<number, Kind>;

export type AadCode = keyof typeof kinds;

/** A no of Entra; `claims` is what the next interactive request must carry. */
export class EntraRefusal extends Error {
  readonly code: AadCode;
  readonly claims: string | undefined;

  constructor(code: AadCode, claims?: string) {
    super(`AADSTS${code}: ${kinds[code].text}`);
    this.name = "EntraRefusal";
    this.code = code;
    this.claims = claims;
  }

  /** The `error` of a redirect from `/authorize`, where OpenID Connect has words of its own. */
  get redirectError(): string {
    const kind: Kind = kinds[this.code];
    if (kind.suberror === "consent_required") return kind.suberror;
    return kind.error === "invalid_grant" ? "interaction_required" : kind.error;
  }
}

/** The answer of the token endpoint to a refused request. */
export function refusalReply(refusal: EntraRefusal, correlationId: string, now: Date): Reply {
  const kind: Kind = kinds[refusal.code];
  const traceId = randomUUID();
  const timestamp = `${now.toISOString().slice(0, 19).replace("T", " ")}Z`;
  return {
    status: kind.status,
    headers: { "x-ms-request-id": traceId, "client-request-id": correlationId },
    body: {
      error: kind.error,
      error_description: `${refusal.message} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
      error_codes: [refusal.code],
      timestamp,
      trace_id: traceId,
      correlation_id: correlationId,
      ...(kind.suberror === undefined ? {} : { suberror: kind.suberror }),
      ...(refusal.claims === undefined ? {} : { claims: refusal.claims }),
    },
  };
}
