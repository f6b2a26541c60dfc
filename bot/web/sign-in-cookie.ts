import type { BrowserProof } from "../../services/sign-in/start-sign-in.ts";

const lifetimeSeconds = 600;

export interface SignInCookies {
  /** A `Set-Cookie` value. */
  set(state: string, browser: BrowserProof): string;
  clear(state: string): string;
  /** What the browser kept for this state; undefined: nothing, or something broken. */
  read(header: string | undefined, state: string): BrowserProof | undefined;
}

/**
 * Ties the way back from Entra to the browser that went. One cookie for each state, so that two sign-ins side by side don't meet.
 * Over https its name makes the browser refuse it for any other host; http happens on a developer's machine only.
 */
export function createSignInCookies({ secure }: { secure: boolean }): SignInCookies {
  const prefix = secure ? "__Host-sign-in-" : "sign-in-";
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
  const nameFor = (state: string) => prefix + state.replace(/[^\w-]/g, "").slice(0, 12);
  return {
    set: (state, { ticket, secret }) =>
      `${nameFor(state)}=${ticket}.${secret}; ${attributes}; Max-Age=${lifetimeSeconds}`,
    clear: (state) => `${nameFor(state)}=; ${attributes}; Max-Age=0`,
    read(header, state) {
      const name = `${nameFor(state)}=`;
      const pair = (header ?? "").split(/;\s*/).find((one) => one.startsWith(name));
      const [, ticket, secret] = /^([\w-]{43})\.([\w-]{43})$/.exec(pair?.slice(name.length) ?? "") ?? [];
      return ticket !== undefined && secret !== undefined ? { ticket, secret } : undefined;
    },
  };
}
