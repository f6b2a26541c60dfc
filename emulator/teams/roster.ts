import type { Person } from "../contract.ts";
import type { Reply } from "../http-service.ts";
import type { Chat } from "./chat.ts";
import { connectorError } from "./connector-error.ts";
import type { Conversation } from "./conversation.ts";
import type { Call, Route } from "./routes.ts";

/** Who is in a conversation, and what teams have: the connector's reading half. */
export function rosterRoutes(chat: Chat, tenantId: string): Route[] {
  const base = "/teams/v3/conversations";
  const within = (then: (members: Person[], call: Call) => Reply) => (call: Call) => {
    const conversation = chat.conversation(call.params[0] ?? "");
    if (conversation === undefined) return connectorError("ConversationNotFound");
    if (!chat.installed.has(conversation.id)) return connectorError("BotNotInConversationRoster");
    return then(membersOf(chat, conversation), call);
  };
  const member = (person: Person) => memberOf(person, tenantId);
  return [
    {
      method: "GET",
      path: `${base}/:c/members`,
      handle: within((members) => ({ status: 200, body: members.map(member) })),
    },
    {
      method: "GET",
      path: `${base}/:c/pagedmembers`,
      handle: within((members, call) => page(members.map(member), call.query)),
    },
    {
      method: "GET",
      path: `${base}/:c/members/:m`,
      handle: within((members, call) => one(members, call.params[1] ?? "", member)),
    },
    { method: "GET", path: "/teams/v3/teams/:t", handle: (call) => team(chat, call.params[0] ?? "") },
    { method: "GET", path: "/teams/v3/teams/:t/conversations", handle: (call) => channels(chat, call.params[0] ?? "") },
  ];
}

function membersOf(chat: Chat, conversation: Conversation): Person[] {
  return [...chat.people, ...chat.colleagues].filter((person) => conversation.members.includes(person.id));
}

/** By `29:…`, object id or user principal name. */
function one(members: readonly Person[], key: string, member: (person: Person) => unknown): Reply {
  const found = members.find((person) =>
    [person.teamsId, person.id, person.userPrincipalName].some((id) => id.toLowerCase() === key.toLowerCase()),
  );
  return found === undefined ? connectorError("MemberNotFoundInConversation") : { status: 200, body: member(found) };
}

function page(members: readonly unknown[], query: URLSearchParams): Reply {
  const size = Math.max(1, Math.min(500, Number(query.get("pageSize") ?? "500") || 500));
  const from = Number(query.get("continuationToken") ?? "0") || 0;
  const rest = members.length > from + size ? { continuationToken: String(from + size) } : {};
  return { status: 200, body: { members: members.slice(from, from + size), ...rest } };
}

function memberOf(person: Person, tenantId: string): Record<string, string> {
  const [givenName = "", ...rest] = person.displayName.split(" ");
  return {
    id: person.teamsId,
    name: person.displayName,
    aadObjectId: person.id,
    objectId: person.id,
    givenName,
    surname: rest.join(" "),
    email: person.userPrincipalName,
    userPrincipalName: person.userPrincipalName,
    tenantId,
    userRole: "user",
  };
}

function team(chat: Chat, teamId: string): Reply {
  const found = chat.conversations.find((one) => one.team?.id === teamId)?.team;
  if (found === undefined) return connectorError("ConversationNotFound");
  return {
    status: 200,
    body: { ...found, channelCount: 2, memberCount: chat.people.length + chat.colleagues.length, type: "standard" },
  };
}

function channels(chat: Chat, teamId: string): Reply {
  const found = chat.conversations.filter((one) => one.team?.id === teamId);
  if (found.length === 0) return connectorError("ConversationNotFound");
  // The General channel comes without a name, as in Teams.
  return { status: 200, body: { conversations: found.map(({ id, name }) => (id === teamId ? { id } : { id, name })) } };
}
