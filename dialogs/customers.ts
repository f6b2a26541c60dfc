import { type CustomersView, customersCard } from "../cards/customers-card.ts";
import type { SearchCommand } from "../core/search-command.ts";
import type { Selection } from "../services/customers/selection.ts";
import type { ShowCustomers, ShowRequest } from "../services/customers/show-customers.ts";
import type { WaitingSearches } from "../services/customers/waiting-searches.ts";
import type { Asked, Dialogs, Reply } from "./dialog.ts";
import type { SearchDialogs } from "./selection-first.ts";

export interface CustomersVerbs {
  readonly selection: Selection;
  readonly showCustomers: ShowCustomers;
  readonly waiting: WaitingSearches;
}

export interface WaysOn {
  /** The view that a choice leads back to, over the customers just chosen; undefined: it is gone. */
  readonly comeBack: (asked: Asked, then: string) => Promise<Reply | undefined>;
  /** What a search that waited goes on with. */
  readonly searches: SearchDialogs;
}

type CustomersKinds = "customers" | "customers.apply" | "customers.check-again";

/** The talk about where commands work. */
export function createCustomersDialogs(verbs: CustomersVerbs, ways: WaysOn): Pick<Dialogs, CustomersKinds> {
  const { selection, waiting, showCustomers } = verbs;
  const show = async (
    request: ShowRequest,
    more: Pick<CustomersView, "then" | "waits" | "applied">,
  ): Promise<Reply> => {
    const { search } = request;
    const card = customersCard({ ...(await showCustomers(request)), ...more, ...(search !== undefined && { search }) });
    return { card, personal: true };
  };
  const showBefore = async (asked: Asked, then: string | undefined, said: Omit<ShowRequest, "operator">) => {
    const waits = then === undefined ? undefined : await waiting.find(asked, then);
    return show(
      { operator: asked.operator, ...said },
      { ...(then !== undefined && { then }), ...(waits && { waits }) },
    );
  };
  return {
    customers: (asked, { kind: _, then, ...said }) => showBefore(asked, then, said),
    "customers.apply": async (asked, { selected, then }) => {
      const { operator } = asked;
      await selection.choose(operator, selected);
      if (then === undefined) return show({ operator }, { applied: "done" });
      return (await goOn(asked, then, { waiting, ...ways })) ?? show({ operator }, { applied: "forgotten" });
    },
    "customers.check-again": (asked, { tenantId, ticked, then }) =>
      showBefore(asked, then, { ticked, checkAgain: tenantId }),
  };
}

/** With the search that waited, or back to the view; undefined: both are gone. */
async function goOn(
  asked: Asked,
  then: string,
  { waiting, searches, comeBack }: WaysOn & { readonly waiting: WaitingSearches },
): Promise<Reply | undefined> {
  const command = await waiting.find(asked, then);
  if (!command) return comeBack(asked, then);
  const reply = await search(searches, asked, command);
  // Only now: a search that needs a sign-in first is still there when Apply goes on after it.
  await waiting.forget(asked);
  return reply;
}

function search(searches: SearchDialogs, asked: Asked, command: SearchCommand): Promise<Reply> {
  switch (command.kind) {
    case "reset.start":
      return searches["reset.start"](asked, command);
    case "elsewhere":
      return searches.elsewhere(asked, command);
    case "user":
      return searches.user(asked, command);
    case "users":
      return searches.users(asked, command);
    case "methods":
      return searches.methods(asked, command);
  }
}
