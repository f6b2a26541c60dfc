import { ownView, type WhoseView } from "./own-view.ts";
import type { View, ViewStore } from "./view-store.ts";

/** The view a card names, as it stands in the store, for its own operator. Throws `card-unknown`, `not-yours`. */
export type FindView = (whose: WhoseView) => Promise<View>;

export function createFindView({ views }: { readonly views: ViewStore }): FindView {
  return (whose) => ownView(views, whose);
}
