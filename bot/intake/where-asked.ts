import type { Command } from "../../core/command.ts";
import type { Asked } from "../../dialogs/dialog.ts";
import type { Deliver } from "../sending/deliver.ts";
import type { Turn } from "../turn.ts";

/** These act on a card that exists: it must have been pressed where it lies. */
const ofCards: readonly Command["kind"][] = [
  "reset.confirm",
  "reset.cancel",
  "reset.show",
  "reset.again",
  "reset.choose",
  "reset.page",
  "bulk.show",
  "bulk.file",
  "bulk.pause",
  "bulk.go-on",
  "bulk.cancel",
  "users.press",
  "methods.press",
  "user.press",
  "view.show",
  "history.press",
];

export function isOfCard({ kind }: Command): boolean {
  return ofCards.includes(kind);
}

/** Which conversation's cards will belong to the answer: the operator's own chat, unless cards may lie in shared ones. */
export async function whereAsked(
  turn: Turn,
  command: Command,
  {
    deliver,
    cardsInSharedConversations,
  }: { deliver: Pick<Deliver, "personalChat">; cardsInSharedConversations: boolean },
): Promise<Asked> {
  const { operator, address, shared } = turn;
  const here = !shared || cardsInSharedConversations || isOfCard(command) || !isPersonal(command);
  const { conversationId } = here ? address : await deliver.personalChat(operator, address.serviceUrl);
  const { channel } = address;
  return { operator, conversationId, ...(channel && { channel }) };
}

/** What may be read by anybody; it needs no personal chat. */
const ofEverybody: readonly Command["kind"][] = ["help", "unreadable", "reset.meant", "notify", "notify.stop"];

function isPersonal({ kind }: Command): boolean {
  return !ofEverybody.includes(kind);
}
