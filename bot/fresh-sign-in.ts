import type { Command, CommandKind } from "../core/command.ts";
import type { Operator } from "../core/directory/people.ts";
import type { OperatorTokens } from "../services/sign-in/operator-tokens.ts";

/** What changes something at Microsoft at one press. Pausing and giving up only stop it, and must always be quick. */
const destructive: readonly CommandKind[] = ["reset.confirm", "bulk.go-on"];

/** Must the person prove who they are before this command? A forged activity could otherwise use the tokens that are kept (facts/identity.md §6). */
export type NeedsFreshSignIn = (operator: Operator, command: Command) => Promise<boolean>;

export interface FreshSignInDeps {
  readonly tokens: Pick<OperatorTokens, "singleSignOnAt">;
  /** How old a sign-in may be; 0: every such press needs its own. */
  readonly maxAgeMs: number;
  readonly now: () => Date;
}

export function createNeedsFreshSignIn({ tokens, maxAgeMs, now }: FreshSignInDeps): NeedsFreshSignIn {
  return async (operator, { kind }) => {
    if (!destructive.includes(kind)) return false;
    const at = await tokens.singleSignOnAt(operator);
    return at === undefined || maxAgeMs === 0 || now().getTime() - at.getTime() > maxAgeMs;
  };
}
