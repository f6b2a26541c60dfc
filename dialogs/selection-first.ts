import type { Wanted } from "../core/command.ts";
import { openViews } from "../core/vocabulary.ts";
import type { Selection } from "../services/customers/selection.ts";
import type { Asked, Reply } from "./dialog.ts";
import type { ShowSelector } from "./list.ts";

/** The selector, where a typed name would be searched in a selection that is old; undefined: go on. */
export type SelectionFirst = (
  asked: Asked,
  command: { readonly wanted: Wanted; readonly inCustomer?: string },
) => Promise<Reply | undefined>;

/** An address, an id or a named customer says by itself who is meant; a bare name means somebody else in other customers. */
export function createSelectionFirst(deps: {
  readonly selection: Pick<Selection, "of">;
  readonly selector: ShowSelector;
}): SelectionFirst {
  return async (asked, { wanted, inCustomer }) => {
    const isName = wanted.whole !== undefined || wanted.parts.some(({ by }) => by === "name");
    if (inCustomer !== undefined || !isName) return undefined;
    const { stale } = await deps.selection.of(asked.operator);
    return stale ? deps.selector(asked, openViews.sayAgain) : undefined;
  };
}
