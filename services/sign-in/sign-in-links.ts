import type { Operator } from "../../core/directory/people.ts";
import { hashOf } from "./sign-in-secrets.ts";
import type { SignInTickets } from "./sign-in-tickets.ts";

/** For whom, where, and what Entra demands. */
export interface LinkWish {
  readonly operator: Operator;
  readonly tenantId: string;
  readonly conversationId: string;
  readonly claims?: string;
}

/** Makes the address of a sign-in in the browser: good for one sign-in, ten minutes, its operator only. Throws `store-unavailable`. */
export type SignInLinks = (wish: LinkWish) => Promise<string>;

export interface SignInLinksDeps {
  readonly tickets: SignInTickets;
  /** 256 random bits in base64url. */
  readonly newSecret: () => string;
  /** The bot's own page, e.g. `https://bot.example.com/auth/start`. */
  readonly startUrl: string;
  readonly now: () => Date;
}

const ticketLifetimeMs = 10 * 60 * 1000;

export function createSignInLinks({ tickets, newSecret, startUrl, now }: SignInLinksDeps): SignInLinks {
  return async (wish) => {
    const ticket = newSecret();
    const expiresAt = new Date(now().getTime() + ticketLifetimeMs).toISOString();
    await tickets.keep(hashOf(ticket), { ...wish, expiresAt });
    const link = new URL(startUrl);
    link.searchParams.set("t", ticket);
    return link.href;
  };
}
