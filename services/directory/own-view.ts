import { type Operator, sameAccount } from "../../core/directory/people.ts";
import { Problem } from "../../core/problem.ts";
import type { View, ViewStore } from "./view-store.ts";

export interface WhoseView {
  readonly operator: Operator;
  readonly conversationId: string;
  readonly viewId: string;
}

/** The view a card names, if it is this operator's in this conversation. Throws `card-unknown`, `not-yours`. */
export async function ownView(views: ViewStore, { operator, conversationId, viewId }: WhoseView): Promise<View> {
  const view = await views.find(viewId);
  if (!view) throw new Problem("card-unknown");
  if (!sameAccount(view.operator, operator)) throw new Problem("not-yours");
  if (view.conversationId !== conversationId) throw new Problem("card-unknown");
  return view;
}
