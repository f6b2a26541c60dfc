import { Problem } from "../../core/problem.ts";
import type { AuthorizationCode } from "./authorization-code.ts";
import { hashOf, proofOf, secretPattern } from "./sign-in-secrets.ts";
import type { SignInTickets } from "./sign-in-tickets.ts";

export interface StartedSignIn {
  /** Entra's page. */
  readonly location: string;
  readonly state: string;
  /** What the browser has to bring back with `state`: the ticket and a secret of its own. */
  readonly browser: BrowserProof;
}

export interface BrowserProof {
  readonly ticket: string;
  readonly secret: string;
}

export interface StartSignInDeps {
  readonly tickets: SignInTickets;
  readonly authorizationCode: AuthorizationCode;
  readonly newSecret: () => string;
  readonly redirectUri: string;
}

/** Throws `sign-in-link-used` for a ticket that is forged, used or too old. Does not use it up: links are opened twice. */
export type StartSignIn = (ticket: string) => Promise<StartedSignIn>;

export function createStartSignIn(deps: StartSignInDeps): StartSignIn {
  const { tickets, authorizationCode, newSecret, redirectUri } = deps;
  return async (ticket) => {
    const open = secretPattern.test(ticket) ? await tickets.find(hashOf(ticket)) : undefined;
    if (!open) throw new Problem("sign-in-link-used");
    const { operator, tenantId, claims } = open;
    const secret = newSecret();
    const proof = proofOf(secret, ticket);
    const request = { operator, tenantId, redirectUri, proof, ...(claims !== undefined && { claims }) };
    const location = await authorizationCode.urlFor(request);
    return { location, state: proof.state, browser: { ticket, secret } };
  };
}
