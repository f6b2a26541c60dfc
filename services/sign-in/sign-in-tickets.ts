import type { Operator } from "../../core/directory/people.ts";

/** Leave for one operator to sign in at one tenant's authority in a browser, within ten minutes. */
export interface SignInTicket {
  readonly operator: Operator;
  readonly tenantId: string;
  /** Where the command waits. */
  readonly conversationId: string;
  /** A claims challenge to take along. */
  readonly claims?: string;
  /** ISO 8601. */
  readonly expiresAt: string;
}

/** Tickets, kept by a hash of theirs: whoever reads the store can't use one. Throws `store-unavailable`. */
export interface SignInTickets {
  keep(ticketHash: string, ticket: SignInTicket): Promise<void>;
  /** Undefined: unknown, or expired. A used one is gone. */
  find(ticketHash: string): Promise<SignInTicket | undefined>;
  /** Uses the ticket up, once; from here on the code stands for it. False: somebody was faster. */
  use(ticketHash: string, codeHash: string): Promise<boolean>;
  /** The operator's own sign-in that ended with this code; undefined: none, or expired. */
  takeCode(operator: Operator, codeHash: string): Promise<TakenCode | undefined>;
  /** The operator's open links into this tenant take these claims along. */
  addClaims(operator: Operator, tenantId: string, claims: string): Promise<void>;
}

export interface TakenCode {
  readonly ticket: SignInTicket;
  /** False: it was handed in before, such as by another device. */
  readonly first: boolean;
}
