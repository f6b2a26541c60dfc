import type { Reply } from "../../dialogs/dialog.ts";
import type { MessageRole } from "../../services/conversations/message-role.ts";

/** As what an answer's message belongs to its batch. */
export function messageRole({ watches }: Pick<Reply, "watches">): MessageRole {
  return watches ? "watch" : "card";
}
