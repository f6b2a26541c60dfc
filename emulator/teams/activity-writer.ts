import type { Person, Registrations } from "../contract.ts";
import type { Account, Activity, Attachment, ConversationAccount } from "./activity.ts";
import { botName, type Conversation, type ConversationKind } from "./conversation.ts";

/** Who acts where; in a channel with the thread's root message. */
export interface Place {
  readonly person: Person;
  readonly conversation: Conversation;
  readonly threadId?: string | undefined;
}

export interface SaidWords {
  readonly id: string;
  readonly text: string;
  readonly mentions: readonly Account[];
  /** What Teams attaches for a file that was sent along. */
  readonly file?: Attachment | undefined;
}

export interface ActivityWriter {
  readonly bot: Account;
  /** Everything Teams puts into an activity of any type. */
  write(place: Place, fields: Activity): Activity;
  /** `mentions`: the people and the bot whose `<at>name</at>` stands in the text. */
  message(place: Place, said: SaidWords): Activity;
  invoke(place: Place, name: string, fields: { value: unknown; replyToId?: string }): Activity;
  /** What a bot is told when it is installed (`add`) or removed, in Teams' order. */
  installation(place: Place, action: "add" | "remove"): Activity[];
}

const conversationTypes = { personal: "personal", group: "groupChat", channel: "channel" } as const satisfies Record<
  ConversationKind,
  string
>;

/** Writes activities as Teams does; `newId` for activities that are no messages. */
export function createActivityWriter(given: {
  registrations: Registrations;
  serviceUrl: string;
  now: () => Date;
  newId: () => string;
}): ActivityWriter {
  const { registrations, serviceUrl, now, newId } = given;
  const tenantId = registrations.homeTenantId;
  const bot = { id: `28:${registrations.channelAppId}`, name: botName };

  const write = (place: Place, fields: Activity): Activity => {
    const at = now().toISOString();
    return {
      channelId: "msteams",
      serviceUrl,
      timestamp: at,
      localTimestamp: at,
      locale: "en-GB",
      from: accountOf(place.person),
      recipient: bot,
      conversation: conversationAccount(place, tenantId),
      channelData: channelData(place.conversation, tenantId),
      entities: [clientInfo],
      ...fields,
      id: fields.id ?? `f:${newId()}`,
    };
  };

  return {
    bot,
    write,
    message: (place, said) => write(place, messageFields(said)),
    invoke: (place, name, fields) => write(place, { type: "invoke", name, ...fields }),
    installation: (place, action) => [
      write(place, {
        type: "conversationUpdate",
        [action === "add" ? "membersAdded" : "membersRemoved"]: [{ id: bot.id }],
      }),
      write(place, { type: "installationUpdate", action }),
    ],
  };
}

function messageFields(said: SaidWords): Activity {
  const mentions = said.mentions.map(({ id, name = "" }) => ({
    type: "mention",
    text: `<at>${name}</at>`,
    mentioned: { id, name },
  }));
  const fields = {
    type: "message",
    id: said.id,
    text: said.text,
    textFormat: "plain",
    entities: [...mentions, clientInfo],
  };
  const html = { contentType: "text/html", content: `<p>${said.text}</p>` };
  const attachments = [...(said.file ? [said.file] : []), ...(mentions.length > 0 || said.file ? [html] : [])];
  // A file alone comes without a text.
  const { text: _, ...wordless } = fields;
  return { ...(said.file && said.text === "" ? wordless : fields), ...(attachments.length > 0 && { attachments }) };
}

const clientInfo = { type: "clientInfo", locale: "en-GB", country: "GB", platform: "Web", timezone: "Europe/London" };

export function accountOf(person: Person): Account {
  return { id: person.teamsId, name: person.displayName, aadObjectId: person.id };
}

function conversationAccount({ conversation, threadId }: Place, tenantId: string): ConversationAccount {
  const conversationType = conversationTypes[conversation.kind];
  if (conversation.kind === "personal") return { conversationType, tenantId, id: conversation.id };
  const id = threadId === undefined ? conversation.id : `${conversation.id};messageid=${threadId}`;
  return { isGroup: true, conversationType, tenantId, id };
}

function channelData({ id, name, team }: Conversation, tenantId: string): Record<string, unknown> {
  if (team === undefined) return { tenant: { id: tenantId } };
  return {
    teamsChannelId: id,
    teamsTeamId: team.id,
    channel: { id, name },
    team: { id: team.id, name: team.name, aadGroupId: team.aadGroupId },
    tenant: { id: tenantId },
  };
}
