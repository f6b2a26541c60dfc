import { AuthError, InteractionRequiredAuthError, ServerError } from "@azure/msal-node";
import { Problem, type ProblemCode } from "../../../core/problem.ts";

/** Entra's codes and what they mean to people (facts/identity.md §2.6). A code that is not here is judged by error and suberror. */
const byCode: Readonly<Record<string, ProblemCode>> = {
  // The Teams client's token was too old or unusable: a new one is asked for.
  "50013": "sign-in-needed",
  "500133": "sign-in-needed",
  // Nobody of that name in the tenant, or no delegated administration reaches it.
  "50020": "no-access-path",
  "50034": "no-access-path",
  "50177": "no-access-path",
  "50178": "no-access-path",
  // The account was disabled, or deleted.
  "50057": "sign-in-refused",
  "500341": "sign-in-refused",
  // Multi-factor authentication is asked for, or too old.
  "50074": "sign-in-needed",
  "50076": "sign-in-needed",
  "50078": "sign-in-needed",
  "50079": "sign-in-needed",
  // Conditional Access, assignment, cross-tenant policy.
  "53000": "sign-in-blocked",
  "53001": "sign-in-blocked",
  "53003": "sign-in-blocked",
  "50105": "sign-in-blocked",
  "500212": "sign-in-blocked",
  "500213": "sign-in-blocked",
  // Not consented, or the app is not there.
  "65001": "consent-missing",
  "90099": "consent-missing",
  "700016": "consent-missing",
  "500011": "consent-missing",
  "650052": "consent-missing",
  "7000229": "consent-missing",
  // The refresh token was revoked, is too old, or sign-in frequency ended it.
  "50173": "sign-in-needed",
  "70000": "sign-in-needed",
  "70008": "sign-in-needed",
  "70043": "sign-in-needed",
  "700082": "sign-in-needed",
  // The app's own credential, or its configuration.
  "700027": "credential-rejected",
  "70002": "credential-rejected",
  "7000215": "credential-rejected",
  "7000222": "credential-rejected",
  "90002": "credential-rejected",
  "50059": "credential-rejected",
  "900023": "credential-rejected",
};

const byError: Readonly<Record<string, ProblemCode>> = {
  consent_required: "consent-missing",
  invalid_client: "credential-rejected",
  unauthorized_client: "credential-rejected",
  access_denied: "sign-in-blocked",
};

/** What MSAL threw, as a problem. Claims are kept: the next sign-in has to take them along. */
export function asEntraProblem(error: unknown, tenantId: string): Problem {
  if (error instanceof Problem) return error;
  const cause = describe(error);
  if (!isAnswer(error)) return new Problem("graph-unreachable", { tenantId, cause });
  const number = error.errorNo;
  const claims = error instanceof InteractionRequiredAuthError ? error.claims : "";
  return new Problem(codeOf(error), {
    tenantId,
    ...(number !== undefined && { entraCode: `AADSTS${number}` }),
    ...(claims && { claims }),
    cause,
  });
}

function codeOf(error: InteractionRequiredAuthError | ServerError): ProblemCode {
  if (error instanceof InteractionRequiredAuthError) return knownCode(error) ?? "sign-in-needed";
  if (error.status !== undefined && error.status >= 500) return "graph-unreachable";
  return knownCode(error) ?? "sign-in-refused";
}

function knownCode({
  errorNo,
  subError,
  errorCode,
}: InteractionRequiredAuthError | ServerError): ProblemCode | undefined {
  return byCode[errorNo ?? ""] ?? byError[subError] ?? byError[errorCode];
}

/** Did Entra answer at all? MSAL's own errors (no network, no metadata) are not answers. */
function isAnswer(error: unknown): error is InteractionRequiredAuthError | ServerError {
  return error instanceof InteractionRequiredAuthError || error instanceof ServerError;
}

/** MSAL's error objects may carry what was sent: only the texts that Entra wrote go on. */
function describe(error: unknown): Error {
  if (!(error instanceof AuthError)) return error instanceof Error ? error : new Error(String(error));
  return new Error(`${error.errorCode} ${error.subError}: ${error.errorMessage} (correlation ${error.correlationId})`);
}
