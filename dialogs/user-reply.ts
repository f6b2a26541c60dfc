import { userCard } from "../cards/user-card.ts";
import type { UserDetails } from "../services/directory/show-user.ts";
import type { Reply } from "./dialog.ts";

/** The details of a person as a card. */
export function userReply(details: UserDetails, now: Date): Reply {
  const { view, decision, person, more, roles, methods, actions, readAt } = details;
  const { tab, from } = view.state;
  const card = userCard({
    ...{ viewId: view.id, tab, person, more, methods, actions, readAt, now },
    ...(roles && { roles }),
    ...(decision && !decision.allowed && { denial: decision.denial }),
    ...(from !== undefined && { from }),
  });
  return { card, personal: true };
}
