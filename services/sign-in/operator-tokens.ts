import type { Operator } from "../../core/directory/people.ts";

/** The operator's own tokens: made from the Teams client's single sign-on token, kept encrypted, gone on sign-out. */
export interface OperatorTokens {
  /**
   * Checks the single sign-on token (signature, issuer, audience, authorised party, scope, operator, home tenant, freshness)
   * and exchanges it on the operator's behalf. Throws `sign-in-refused`, `sign-in-blocked`, `consent-missing`, `sign-in-needed` (claims).
   */
  signIn(operator: Operator, singleSignOnToken: string): Promise<void>;
  signOut(operator: Operator): Promise<void>;
  signedIn(operator: Operator): Promise<boolean>;
  /** When the operator last proved who they are: the last single sign-on exchange, or sign-in in the browser. */
  singleSignOnAt(operator: Operator): Promise<Date | undefined>;
}
