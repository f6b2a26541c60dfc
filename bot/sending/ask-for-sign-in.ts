import type { Operator } from "../../core/directory/people.ts";
import type { Problem } from "../../core/problem.ts";
import type { ConversationStore } from "../../services/conversations/conversation-store.ts";
import type { Log } from "../log.ts";
import type { SignInCards } from "../sign-in.ts";
import type { Connector } from "./connector.ts";
import type { Deliver } from "./deliver.ts";

/** A confirmed reset waits for its operator: the card to sign in with goes to their own chat. */
export type AskForSignIn = (batchId: string, waiting: { operator: Operator; problem: Problem }) => Promise<void>;

export function createAskForSignIn(deps: {
  readonly conversations: Pick<ConversationStore, "attached">;
  readonly deliver: Pick<Deliver, "personalChat">;
  readonly connector: Pick<Connector, "send">;
  readonly signInCards: SignInCards;
  readonly log: Log;
}): AskForSignIn {
  return async (batchId, { operator, problem }) => {
    const card = await deps.conversations.attached(batchId, "card");
    if (!card) return;
    const chat = await deps.deliver.personalChat(operator, card.serviceUrl);
    const place = { operator, conversationId: chat.conversationId };
    await deps.connector.send(chat, await deps.signInCards.message(place, problem));
    deps.log.info({ batch: batchId, operator: operator.objectId }, "asked to sign in so that a reset can go on");
  };
}
