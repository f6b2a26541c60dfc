import { timingSafeEqual } from "node:crypto";
import type { Operator } from "../../core/directory/people.ts";
import { Problem } from "../../core/problem.ts";
import type { AuthorizationCode } from "./authorization-code.ts";
import { codeHashOf, hashOf, proofOf } from "./sign-in-secrets.ts";
import type { SignInTickets } from "./sign-in-tickets.ts";
import type { SignIns } from "./sign-ins.ts";
import type { BrowserProof } from "./start-sign-in.ts";

/** How Entra sent the browser back. */
export interface CameBack {
  /** From the cookie; undefined: none came, or a broken one. */
  readonly browser: BrowserProof | undefined;
  readonly state: string;
  readonly code: string;
}

/** Six digits with which Teams learns that the sign-in is done. */
export interface FinishedSignIn {
  readonly operator: Operator;
  readonly tenantId: string;
  readonly code: string;
}

export interface FinishSignInDeps {
  readonly tickets: SignInTickets;
  readonly signIns: SignIns;
  readonly authorizationCode: AuthorizationCode;
  /** Six random digits. */
  readonly newCode: () => string;
  readonly redirectUri: string;
  readonly now: () => Date;
}

/**
 * The end of a sign-in in the browser. Throws `sign-in-other-browser` where cookie and state do not belong together,
 * `sign-in-link-used`, and whatever redeeming the code throws; until it succeeded once, the ticket stays good.
 */
export type FinishSignIn = (cameBack: CameBack) => Promise<FinishedSignIn>;

export function createFinishSignIn(deps: FinishSignInDeps): FinishSignIn {
  const { tickets, signIns, authorizationCode, newCode, redirectUri, now } = deps;
  return async ({ browser, state, code }) => {
    const proof = browser && proofOf(browser.secret, browser.ticket);
    if (!browser || !proof || !isSame(proof.state, state)) throw new Problem("sign-in-other-browser");
    const ticketHash = hashOf(browser.ticket);
    const ticket = await tickets.find(ticketHash);
    if (!ticket) throw new Problem("sign-in-link-used");
    const { operator, tenantId, claims } = ticket;
    const request = { operator, tenantId, redirectUri, proof, ...(claims !== undefined && { claims }) };
    await authorizationCode.redeem(request, code);
    const digits = newCode();
    if (!(await tickets.use(ticketHash, codeHashOf(operator, digits)))) throw new Problem("sign-in-link-used");
    await signIns.remember(operator, now());
    return { operator, tenantId, code: digits };
  };
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
