import type { Reply } from "../http-service.ts";
import type { Activity } from "./activity.ts";
import type { ActivityLog } from "./activity-log.ts";
import type { Chat } from "./chat.ts";
import { connectorError, messageWritesBlocked } from "./connector-error.ts";
import { type Conversation, splitThread } from "./conversation.ts";
import type { Call, Route } from "./routes.ts";

/** UTF-16 bytes a message may have, as Teams counts. */
const maxMessageBytes = 100 * 1024;

/** Where a bot's message goes. */
interface Target {
  readonly conversation: Conversation;
  readonly thread?: string | undefined;
}

export interface ConnectorDeps {
  readonly chat: Chat;
  readonly log: ActivityLog;
  /** Told of each message the bot posted, after it was answered. */
  readonly onPosted: (conversation: Conversation, messageId: string) => void;
}

/** Messages of the bot: post, reply, update, delete, and starting a conversation. Callers are authenticated before. */
export function connectorRoutes(deps: ConnectorDeps): Route[] {
  const base = "/teams/v3/conversations";
  const within = (then: (target: Target, call: Call) => Reply) => (call: Call) => inConversation(deps.chat, call, then);
  const post = within((target, call) => postMessage(deps, target, call.body as Activity));
  return [
    { method: "POST", path: base, handle: (call) => startConversation(deps, call.body as StartConversation) },
    { method: "POST", path: `${base}/:c/activities`, handle: post },
    { method: "POST", path: `${base}/:c/activities/:id`, handle: post },
    { method: "PUT", path: `${base}/:c/activities/:id`, handle: within((target, call) => update(deps, target, call)) },
    {
      method: "DELETE",
      path: `${base}/:c/activities/:id`,
      handle: within((target, call) => remove(deps, target, call)),
    },
  ];
}

function inConversation(chat: Chat, call: Call, then: (target: Target, call: Call) => Reply): Reply {
  const { base, thread } = splitThread(call.params[0] ?? "");
  const conversation = chat.conversation(base);
  if (conversation === undefined) return connectorError("ConversationNotFound");
  if (!chat.installed.has(base))
    return conversation.kind === "personal" ? messageWritesBlocked : connectorError("BotNotInConversationRoster");
  if (thread !== undefined && chat.message(base, thread) === undefined) return connectorError("ConversationNotFound");
  return then({ conversation, thread }, call);
}

function postMessage(deps: ConnectorDeps, target: Target, activity: Activity): Reply {
  const refused = refusalOf(activity);
  if (refused !== undefined) return refused;
  const { chat, log } = deps;
  const id = chat.newMessageId();
  if (activity.type === "typing") {
    chat.emit({ type: "typing", conversationId: target.conversation.id });
    log.add({ direction: "from-bot", status: 202, activity, body: undefined });
    return { status: 202, body: { id } };
  }
  const { conversation } = target;
  const threadId = conversation.kind === "channel" ? { threadId: target.thread ?? id } : {};
  chat.add({ conversationId: conversation.id, activity: { ...activity, id }, ...threadId });
  log.add({ direction: "from-bot", status: 201, activity: { ...activity, id }, body: undefined });
  deps.onPosted(conversation, id);
  return { status: 201, body: { id } };
}

function refusalOf(activity: unknown): Reply | undefined {
  if (typeof activity !== "object" || activity === null || typeof (activity as Activity).type !== "string") {
    return connectorError("BadSyntax", "The 'Activity.Type' field is required.");
  }
  return JSON.stringify(activity).length * 2 > maxMessageBytes ? connectorError("MessageSizeTooBig") : undefined;
}

/** Replaces the message for everyone; what single people saw instead is gone. */
function update(deps: ConnectorDeps, target: Target, call: Call): Reply {
  const { chat, log } = deps;
  const message = chat.message(target.conversation.id, call.params[1] ?? "");
  if (message === undefined) return connectorError("ActivityNotFound");
  if (message.personId !== undefined)
    return connectorError("ForbiddenOperationException", "A bot can change its own messages only.");
  const activity = call.body as Activity;
  const refused = refusalOf(activity);
  if (refused !== undefined) return refused;
  message.activity = { ...activity, id: message.id };
  message.views.clear();
  message.notes.clear();
  chat.changed(message);
  log.add({ direction: "from-bot", status: 200, activity: message.activity, body: undefined });
  return { status: 200, body: { id: message.id } };
}

function remove({ chat }: ConnectorDeps, target: Target, call: Call): Reply {
  const message = chat.message(target.conversation.id, call.params[1] ?? "");
  if (message === undefined) return connectorError("ActivityNotFound");
  if (message.personId !== undefined)
    return connectorError("ForbiddenOperationException", "A bot can change its own messages only.");
  chat.remove(message);
  return { status: 200 };
}

interface StartConversation {
  readonly isGroup?: boolean;
  readonly members?: readonly { readonly id?: string }[];
  readonly activity?: Activity;
  readonly channelData?: { readonly channel?: { readonly id?: string } };
}

function startConversation(deps: ConnectorDeps, asked: StartConversation | undefined): Reply {
  const channelId = asked?.channelData?.channel?.id;
  return channelId === undefined ? startPersonal(deps, asked) : startThread(deps, channelId, asked?.activity);
}

function startPersonal({ chat }: ConnectorDeps, asked: StartConversation | undefined): Reply {
  const members = asked?.members ?? [];
  if (members.length !== 1 || asked?.isGroup === true) {
    return connectorError("BadSyntax", "Exactly one member is needed for a conversation that is no group.");
  }
  // Teams takes its own id and the object id here, never an address.
  const person = chat.people.find((one) => [one.teamsId, one.id].includes(members[0]?.id ?? ""));
  if (person === undefined) return connectorError("ForbiddenOperationException");
  const { id } = chat.conversationOf(person.id, "personal");
  return chat.installed.has(id) ? { status: 201, body: { id } } : connectorError("ForbiddenOperationException");
}

function startThread(deps: ConnectorDeps, channelId: string, activity: Activity | undefined): Reply {
  const conversation = deps.chat.conversation(channelId);
  if (conversation?.kind !== "channel") return connectorError("ConversationNotFound");
  if (!deps.chat.installed.has(channelId)) return connectorError("BotNotInConversationRoster");
  if (activity === undefined) return connectorError("BadSyntax", "A channel thread starts with an activity.");
  const answer = postMessage(deps, { conversation }, activity);
  if (answer.status !== 201) return answer;
  const { id } = answer.body as { id: string };
  return { status: 201, body: { id: `${channelId};messageid=${id}`, activityId: id } };
}
