import type { CommandOf } from "../core/command.ts";
import { type SearchCommand, searchesSelection } from "../core/search-command.ts";
import type { Selection } from "../services/customers/selection.ts";
import type { WaitingSearches } from "../services/customers/waiting-searches.ts";
import type { Asked, Dialogs, Reply } from "./dialog.ts";

/** The dialogs that look people up in the selection. */
export type SearchDialogs = Pick<Dialogs, SearchCommand["kind"]>;

export interface SelectionFirst {
  readonly selection: Pick<Selection, "of">;
  readonly waiting: WaitingSearches;
  /** Shows the selector; a choice leads on to `then`. */
  readonly selector: (asked: Asked, then: string) => Promise<Reply>;
}

/** The same dialogs, but an old selection is shown before it is used: a name may mean somebody else in other customers. */
export function selectionFirst(deps: SelectionFirst, dialogs: SearchDialogs): SearchDialogs {
  const guarded =
    <K extends SearchCommand["kind"]>(kind: K) =>
    async (asked: Asked, command: CommandOf<K> & SearchCommand) => {
      const selection = searchesSelection(command) ? await deps.selection.of(asked.operator) : undefined;
      if (selection?.stale) return deps.selector(asked, await deps.waiting.keep(asked, command));
      const known = selection && { selected: selection.customers };
      // Whoever goes on with something else has left the earlier one; what they asked for does not wait for that.
      const [reply] = await Promise.all([dialogs[kind]({ ...asked, ...known }, command), deps.waiting.forget(asked)]);
      return reply;
    };
  return {
    "reset.start": guarded("reset.start"),
    elsewhere: guarded("elsewhere"),
    user: guarded("user"),
    users: guarded("users"),
    methods: guarded("methods"),
  };
}
