import type { Activity } from "botbuilder";
import type { Operator } from "../core/directory/people.ts";
import type { ConversationAddress } from "../services/conversations/conversation-store.ts";
import { channelOf } from "./intake/channel-of.ts";

/** One thing that a person said or pressed, in words of ours. */
export interface Turn {
  /** Stands on the card and in every log line of the turn. */
  readonly reference: string;
  readonly operator: Operator;
  readonly address: ConversationAddress;
  /** Others can read here. */
  readonly shared: boolean;
  readonly activity: Activity;
}

/** Undefined: no person of the home tenant stands behind it. The channel's token was verified before this. */
export function turnOf(
  activity: Activity,
  { homeTenantId, reference }: { homeTenantId: string; reference: string },
): Turn | undefined {
  const { from, conversation, serviceUrl } = activity;
  const objectId = from.aadObjectId;
  if (objectId === undefined || !/^[0-9a-f-]{36}$/i.test(objectId)) return undefined;
  const kind = kindOf(conversation.conversationType);
  const channel = channelOf(activity);
  return {
    reference,
    operator: { tenantId: homeTenantId.toLowerCase(), objectId: objectId.toLowerCase(), name: from.name },
    address: { serviceUrl, conversationId: conversation.id, kind, ...(channel && { channel }) },
    shared: kind !== "personal",
    activity,
  };
}

/** Anything that does not say it is personal is treated as if others could read it. */
function kindOf(conversationType: string | undefined): ConversationAddress["kind"] {
  if (conversationType === "personal") return "personal";
  return conversationType === "groupChat" ? "groupChat" : "channel";
}
