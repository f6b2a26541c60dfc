import type { Operator } from "../../core/directory/people.ts";
import { codeHashOf } from "./sign-in-secrets.ts";
import type { SignInTickets, TakenCode } from "./sign-in-tickets.ts";

/** The sign-in that this operator ended with this code; undefined: none, or too old. Throws `store-unavailable`. */
export type TakeSignInCode = (operator: Operator, code: string) => Promise<TakenCode | undefined>;

/** Six digits, as the page shows them; people type a blank in the middle. */
export function readSignInCode(text: string): string | undefined {
  const digits = /^\s*(\d{3})\s?(\d{3})\s*$/.exec(text);
  return digits ? `${digits[1] ?? ""}${digits[2] ?? ""}` : undefined;
}

export function createTakeSignInCode({ tickets }: { tickets: SignInTickets }): TakeSignInCode {
  return async (operator, code) => {
    const digits = readSignInCode(code);
    return digits === undefined ? undefined : tickets.takeCode(operator, codeHashOf(operator, digits));
  };
}
