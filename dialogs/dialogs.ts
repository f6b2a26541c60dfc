import type { EndSignIn } from "../services/sign-in/end-sign-in.ts";
import type { OperatorTokens } from "../services/sign-in/operator-tokens.ts";
import type { WhoAmI } from "../services/who-am-i.ts";
import { createAccountDialogs } from "./account.ts";
import { type CustomersVerbs, createCustomersDialogs } from "./customers.ts";
import type { Dialogs } from "./dialog.ts";
import { createHelpDialogs } from "./help.ts";
import { createResetDialogs, type ResetVerbs } from "./reset.ts";

/** Command kind → dialog. */
export function createDialogs(deps: {
  readonly resets: ResetVerbs;
  readonly customers: CustomersVerbs;
  readonly whoAmI: WhoAmI;
  readonly tokens: Pick<OperatorTokens, "signedIn">;
  readonly endSignIn: EndSignIn;
}): Dialogs {
  return {
    ...createResetDialogs(deps.resets),
    ...createCustomersDialogs(deps.customers),
    ...createAccountDialogs(deps),
    ...createHelpDialogs(),
  };
}
