import type { Operator } from "../../core/directory/people.ts";
import type { VoidPending } from "../resets/confirm/void-pending.ts";
import type { OperatorTokens } from "./operator-tokens.ts";

/** Deletes an operator's tokens and gives up what waits for their yes: on sign-out, and when they may no longer work here. */
export type EndSignIn = (operator: Operator) => Promise<void>;

export function createEndSignIn(deps: {
  readonly tokens: Pick<OperatorTokens, "signOut">;
  readonly voidPending: VoidPending;
}): EndSignIn {
  return async (operator) => {
    // The tokens first: without them nothing that is left over can be carried out.
    await deps.tokens.signOut(operator);
    await deps.voidPending(operator);
  };
}
