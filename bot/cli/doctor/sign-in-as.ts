import type { Operator } from "../../../core/directory/people.ts";
import type { OperatorTokens } from "../../../services/sign-in/operator-tokens.ts";
import type { SignInLinks } from "../../../services/sign-in/sign-in-links.ts";

export interface SignInAsDeps {
  readonly links: SignInLinks;
  readonly tokens: Pick<OperatorTokens, "singleSignOnAt">;
  readonly say: (text: string) => void;
  readonly wait: (ms: number) => Promise<void>;
  readonly now: () => Date;
}

const lookEveryMs = 2000;
const patienceMs = 10 * 60 * 1000;

/** Prints the bot's own sign-in link for this person and waits until they used it. False: not in ten minutes. */
export function signInAs(operator: Operator, { links, tokens, say, wait, now }: SignInAsDeps) {
  return async (tenantId: string, claims?: string): Promise<boolean> => {
    const begun = now();
    const link = await links({ operator, tenantId, conversationId: "doctor", ...(claims !== undefined && { claims }) });
    say(`\nSign in at the tenant ${tenantId} (good for ten minutes, for ${operator.objectId} only):\n${link}\n\n`);
    for (let waited = 0; waited < patienceMs; waited += lookEveryMs) {
      const at = await tokens.singleSignOnAt(operator);
      if (at !== undefined && at >= begun) return true;
      await wait(lookEveryMs);
    }
    return false;
  };
}
