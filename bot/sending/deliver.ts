import type { Card } from "../../cards/kit/kit.ts";
import type { Operator } from "../../core/directory/people.ts";
import { Problem } from "../../core/problem.ts";
import type { Reply } from "../../dialogs/dialog.ts";
import type {
  ConversationAddress,
  ConversationStore,
  MessageAddress,
} from "../../services/conversations/conversation-store.ts";
import { messageRole } from "../intake/message-role.ts";
import { asMessage } from "./as-message.ts";
import { type Connector, ConnectorFault } from "./connector.ts";
import type { LatestOnly } from "./latest-only.ts";

/** Cards out to Teams: new ones, and the same message again in its next state. */
export interface Deliver {
  /** The answer to something typed, to where it may be read. */
  reply(to: { operator: Operator; address: ConversationAddress; shared: boolean }, reply: Reply): Promise<void>;
  /** Replaces a message for everyone; only the newest of several waiting states is sent. */
  update(message: MessageAddress, card: Card): Promise<void>;
  /** The operator's own chat. Throws `not-installed` where the bot can't write to them. */
  personalChat(operator: Operator, serviceUrl: string): Promise<ConversationAddress>;
}

export interface DeliverDeps {
  readonly connector: Connector;
  readonly conversations: ConversationStore;
  readonly latest: LatestOnly;
  readonly cardsInSharedConversations: boolean;
}

export function createDeliver(deps: DeliverDeps): Deliver {
  const { connector, conversations, latest } = deps;
  const update: Deliver["update"] = (message, card) =>
    latest.run(`${message.conversationId} ${message.activityId}`, () => connector.update(message, asMessage(card)));
  return {
    update,
    personalChat: (operator, serviceUrl) => personalChat(deps, operator, serviceUrl),
    async reply({ operator, address, shared }, reply) {
      const elsewhere = shared && reply.personal && !deps.cardsInSharedConversations;
      const to = elsewhere ? await personalChat(deps, operator, address.serviceUrl) : address;
      const card = await connector.send(to, asMessage(reply.card));
      if (reply.batchId !== undefined) await conversations.attach(reply.batchId, messageRole(reply), card);
      if (!elsewhere || !reply.note) return;
      const note = await connector.send(address, asMessage(reply.note));
      if (reply.batchId !== undefined) await conversations.attach(reply.batchId, "note", note);
    },
  };
}

async function personalChat({ connector, conversations }: DeliverDeps, operator: Operator, serviceUrl: string) {
  const known = await conversations.personal(operator);
  if (known) return known;
  try {
    const opened = await connector.openPersonal({
      serviceUrl,
      tenantId: operator.tenantId,
      objectId: operator.objectId,
    });
    await conversations.rememberPersonal(operator, opened);
    return opened;
  } catch (error) {
    if (error instanceof ConnectorFault && error.status === 403) throw new Problem("not-installed", { cause: error });
    throw error;
  }
}
