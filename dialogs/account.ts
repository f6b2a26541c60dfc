import { noticeCard } from "../cards/notice-card.ts";
import { whoAmICard } from "../cards/who-am-i-card.ts";
import { roleName } from "../core/access/roles.ts";
import { Problem } from "../core/problem.ts";
import type { EndSignIn } from "../services/sign-in/end-sign-in.ts";
import type { OperatorTokens } from "../services/sign-in/operator-tokens.ts";
import type { WhoAmI } from "../services/who-am-i.ts";
import type { Dialogs } from "./dialog.ts";

/** Signing in and out, and what the bot knows of the operator. */
export function createAccountDialogs(deps: {
  whoAmI: WhoAmI;
  tokens: Pick<OperatorTokens, "signedIn">;
  endSignIn: EndSignIn;
}): Pick<Dialogs, "who-am-i" | "sign-in" | "sign-out"> {
  return {
    "who-am-i": async ({ operator }) => {
      const { signedIn, home, deskRoles, entraRoles } = await deps.whoAmI(operator);
      const card = whoAmICard({
        operator,
        signedIn,
        homeCustomerName: home.name,
        deskRoles,
        ...(entraRoles && { entraRoles: entraRoles.map(roleName) }),
      });
      return { card, personal: true };
    },
    "sign-in": async ({ operator }) => {
      if (!(await deps.tokens.signedIn(operator))) throw new Problem("sign-in-needed");
      const text = `You are signed in as ${operator.name}. Type "reset MFA for …" to begin.`;
      return { card: noticeCard({ title: "You are signed in", text }), personal: true };
    },
    "sign-out": async ({ operator }) => {
      await deps.endSignIn(operator);
      const text = "Your sign-in was deleted here, and summaries that waited for you were given up.";
      return { card: noticeCard({ title: "You are signed out", text }), personal: true };
    },
  };
}
