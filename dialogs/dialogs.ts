import type { HistoryVerbs } from "../services/history/show-history.ts";
import type { EndSignIn } from "../services/sign-in/end-sign-in.ts";
import type { OperatorTokens } from "../services/sign-in/operator-tokens.ts";
import type { WhoAmI } from "../services/who-am-i.ts";
import { createAccountDialogs } from "./account.ts";
import { type CustomersVerbs, createCustomersDialogs } from "./customers.ts";
import type { Dialogs } from "./dialog.ts";
import { createHelpDialogs } from "./help.ts";
import { createHistoryDialogs } from "./history.ts";
import type { ShowSelector } from "./list.ts";
import { createNotificationDialogs, type NotificationVerbs } from "./notifications.ts";
import { createResetDialogs, type ResetVerbs } from "./reset.ts";
import { createSelectionFirst } from "./selection-first.ts";
import type { ViewVerbs } from "./view-verbs.ts";
import { createViewDialogs } from "./views.ts";

/** Command kind → dialog. */
export function createDialogs(deps: {
  readonly resets: ResetVerbs;
  readonly customers: CustomersVerbs;
  readonly views: ViewVerbs;
  readonly history: HistoryVerbs;
  readonly notifications: NotificationVerbs;
  readonly whoAmI: WhoAmI;
  readonly tokens: Pick<OperatorTokens, "signedIn">;
  readonly endSignIn: EndSignIn;
}): Dialogs {
  const customers = createCustomersDialogs(deps.customers, (asked, then) => views.comeBack(asked, then));
  const selector: ShowSelector = (asked, then) => customers.customers(asked, { kind: "customers", then });
  const selectionFirst = createSelectionFirst({ selection: deps.customers.selection, selector });
  const views = createViewDialogs(deps.views, { selector, selectionFirst });
  return {
    ...createResetDialogs(deps.resets, selectionFirst),
    ...customers,
    ...views.dialogs,
    ...createHistoryDialogs(deps.history),
    ...createNotificationDialogs(deps.notifications),
    ...createAccountDialogs(deps),
    ...createHelpDialogs(),
  };
}
