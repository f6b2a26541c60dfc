import type { ElsewhereVerbs } from "../services/history/record-elsewhere.ts";
import type { HistoryVerbs } from "../services/history/show-history.ts";
import type { EndSignIn } from "../services/sign-in/end-sign-in.ts";
import type { OperatorTokens } from "../services/sign-in/operator-tokens.ts";
import type { WhoAmI } from "../services/who-am-i.ts";
import { createAccountDialogs } from "./account.ts";
import { createBulkDialogs } from "./bulk.ts";
import { type CustomersVerbs, createCustomersDialogs } from "./customers.ts";
import type { Asked, Dialogs } from "./dialog.ts";
import { createElsewhereDialogs } from "./elsewhere.ts";
import { createHelpDialogs } from "./help.ts";
import { createHistoryDialogs } from "./history.ts";
import { createNotificationDialogs, type NotificationVerbs } from "./notifications.ts";
import { createResetDialogs, type ResetVerbs } from "./reset.ts";
import { type SearchDialogs, selectionFirst } from "./selection-first.ts";
import type { ViewVerbs } from "./view-verbs.ts";
import { createViewDialogs } from "./views.ts";

/** Command kind → dialog. */
export function createDialogs(deps: {
  readonly resets: ResetVerbs;
  readonly customers: CustomersVerbs;
  readonly views: ViewVerbs;
  readonly history: HistoryVerbs;
  readonly elsewhere: ElsewhereVerbs;
  readonly notifications: NotificationVerbs;
  readonly whoAmI: WhoAmI;
  readonly tokens: Pick<OperatorTokens, "signedIn">;
  readonly endSignIn: EndSignIn;
}): Dialogs {
  const resets = createResetDialogs(deps.resets);
  const { dialogs: views, comeBack } = createViewDialogs(deps.views);
  const { user, users, methods } = views;
  const records = createElsewhereDialogs({ ...deps.elsewhere, findPerson: deps.views.findPerson });
  const { elsewhere } = records;
  const searches: SearchDialogs = { "reset.start": resets["reset.start"], elsewhere, user, users, methods };
  const customers = createCustomersDialogs(deps.customers, { comeBack, searches });
  const selector = (asked: Asked, then: string) => customers.customers(asked, { kind: "customers", then });
  return {
    ...resets,
    ...createBulkDialogs(deps.resets.bulks),
    ...customers,
    ...views,
    ...records,
    ...selectionFirst({ ...deps.customers, selector }, searches),
    ...createHistoryDialogs(deps.history),
    ...createNotificationDialogs(deps.notifications),
    ...createAccountDialogs(deps),
    ...createHelpDialogs(),
  };
}
