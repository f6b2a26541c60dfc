import type { Activity, Mention } from "botbuilder";
import type { Command } from "../../core/command.ts";
import { mentionMark, type Mention as Named } from "../../core/typed/mention-marks.ts";
import { readText } from "../../core/typed/read-text.ts";
import type { ConversationAddress } from "../../services/conversations/conversation-store.ts";
import type { Connector } from "../sending/connector.ts";

/** Private-use characters are ours alone: what a person types can't look like a mention. */
const privateUse = /[\uE000-\uF8FF]/g;

/** More people than a command can name are not looked up one by one. */
const mostMentions = 30;

/** A typed sentence as a command. Mentions are resolved by the roster of the conversation, never by the name they show. */
export async function readCommand(
  activity: Activity,
  address: ConversationAddress,
  connector: Connector,
): Promise<Command> {
  const mentions = mentionsIn(activity).slice(0, mostMentions);
  // Teams leaves it out where only a picture was sent.
  let text = ((activity.text as string | undefined) ?? "").replace(privateUse, "");
  const named: Named[] = [];
  for (const mention of mentions) {
    const isBot = mention.mentioned.id === activity.recipient.id;
    const mark = isBot ? " " : ` ${mentionMark(named.length)} `;
    text = text.replaceAll(mention.text, () => mark);
    if (!isBot) named.push(await resolve(mention, address, connector));
  }
  return readText(decodeEntities(text.replace(/<\/?at(?:\s[^>]*)?>/gi, " ")), named);
}

function mentionsIn(activity: Activity): Mention[] {
  return (activity.entities ?? []).filter(
    (entity): entity is Mention => entity.type === "mention" && typeof (entity as { text?: unknown }).text === "string",
  );
}

async function resolve(mention: Mention, address: ConversationAddress, connector: Connector): Promise<Named> {
  const { id, name } = mention.mentioned;
  const member = await connector.member(address, id).catch(() => undefined);
  return { name, ...(member?.objectId !== undefined && { objectId: member.objectId }) };
}

/** Teams sends `&nbsp;` and friends in the text of a mention. */
function decodeEntities(text: string): string {
  const known: Record<string, string> = {
    "&nbsp;": " ",
    "&amp;": "&",
    "&lt;": "<",
    "&gt;": ">",
    "&quot;": '"',
    "&#39;": "'",
  };
  return text.replace(/&(?:nbsp|amp|lt|gt|quot|#39);/g, (entity) => known[entity] ?? entity);
}
