import { methodsCard } from "../cards/methods-card.ts";
import { usersCard } from "../cards/users-card.ts";
import type { MethodsFilter, MethodsState, UserFilter, UsersState } from "../core/directory/directory.ts";
import { asProblem, Problem } from "../core/problem.ts";
import type { View } from "../services/directory/view-store.ts";
import type { Asked, Dialogs, Reply } from "./dialog.ts";
import { createListDialog, type ListDialog } from "./list.ts";
import { openUser, pressUser } from "./user.ts";
import { userReply } from "./user-reply.ts";
import type { ViewVerbs } from "./view-verbs.ts";

type ViewKinds = "users" | "users.press" | "methods" | "methods.press" | "user" | "user.press" | "view.show";

export interface ViewDialogs {
  readonly dialogs: Pick<Dialogs, ViewKinds>;
  /** The same view over the customers just chosen; undefined: it is gone. */
  readonly comeBack: (asked: Asked, then: string) => Promise<Reply | undefined>;
}

interface Lists {
  readonly users: ListDialog<UserFilter, UsersState>;
  readonly methods: ListDialog<MethodsFilter, MethodsState>;
}

/** The talk about views: the two lists and the details of a person. */
export function createViewDialogs(verbs: ViewVerbs): ViewDialogs {
  const users = createListDialog<UserFilter, UsersState>({ verbs, list: verbs.listUsers, card: usersCard });
  const methods = createListDialog<MethodsFilter, MethodsState>({ verbs, list: verbs.listMethods, card: methodsCard });
  return {
    dialogs: {
      users: (asked, command) => users.open(asked, wishOf(command)),
      "users.press": users.press,
      methods: (asked, command) => methods.open(asked, wishOf(command)),
      "methods.press": methods.press,
      user: (asked, command) => openUser(verbs, asked, { ...command, pick: users.open }),
      "user.press": (asked, command) => pressUser(verbs, asked, command),
      "view.show": async (asked, { viewId }) =>
        show(verbs, asked, { users, methods, view: await verbs.findView({ ...asked, viewId }) }),
    },
    comeBack: (asked, then) => comeBack(verbs, asked, { users, methods, then }),
  };
}

function wishOf({ search, inCustomer }: { search?: string; inCustomer?: string }) {
  return { ...(search !== undefined && { search }), ...(inCustomer !== undefined && { inCustomer }) };
}

async function show(verbs: ViewVerbs, asked: Asked, { users, methods, view }: Lists & { view: View }): Promise<Reply> {
  const { id: viewId, state } = view;
  switch (state.kind) {
    case "users":
      return users.show(asked, { ...view, state });
    case "methods":
      return methods.show(asked, { ...view, state });
    case "user":
      return userReply(await verbs.showUser.press({ ...asked, viewId, tab: state.tab }), verbs.now());
    case "history":
    case "elsewhere":
      // Nothing leads back to them: their cards are changed by their own buttons.
      throw new Problem("card-unknown");
  }
}

async function comeBack(
  verbs: ViewVerbs,
  asked: Asked,
  { users, methods, then }: Lists & { then: string },
): Promise<Reply | undefined> {
  const view = await verbs.findView({ ...asked, viewId: then }).catch((error: unknown) => {
    if (asProblem(error).code === "card-unknown") return undefined;
    throw error;
  });
  switch (view?.state.kind) {
    case "users":
      return users.open(asked, { search: view.state.search, filter: view.state.filter });
    case "methods":
      return methods.open(asked, { search: view.state.search, filter: view.state.filter });
    default:
      // Nothing else is about the selected customers.
      return undefined;
  }
}
