import type { Person } from "../contract.ts";
import { type Activity, type Attachment, adaptiveCardType } from "./activity.ts";
import { withoutTokens } from "./activity-log.ts";
import type { Message, Note } from "./chat.ts";
import { botName } from "./conversation.ts";

/** A message as one person sees it now. */
export interface MessageView {
  readonly id: string;
  readonly conversationId: string;
  readonly threadId?: string;
  readonly from: { readonly kind: "bot" | "person"; readonly id?: string; readonly name: string };
  /** ISO 8601. */
  readonly at: string;
  readonly edited: boolean;
  readonly text: string;
  readonly attachments: readonly Attachment[];
  readonly note?: Note;
  /** The whole activity, without its tokens. */
  readonly activity: Activity;
  readonly revision: number;
}

/** `viewer` undefined: what is stored in the message, nobody's own view. */
export function messageView(message: Message, viewer: Person | undefined, author: Person | undefined): MessageView {
  const { activity } = message;
  const note = viewer === undefined ? undefined : message.notes.get(viewer.id);
  return {
    id: message.id,
    conversationId: message.conversationId,
    ...(message.threadId === undefined ? {} : { threadId: message.threadId }),
    from:
      author === undefined
        ? { kind: "bot", name: botName }
        : { kind: "person", id: author.id, name: author.displayName },
    at: new Date(message.at).toISOString(),
    edited: message.editedAt !== undefined,
    text: activity.text ?? "",
    attachments: attachmentsOf(message, viewer),
    ...(note === undefined ? {} : { note }),
    activity: bare(activity),
    revision: message.revision,
  };
}

const bareOnes = new WeakMap<Activity, Activity>();

/** Cleaned once: an activity is replaced, never changed, and a long chat is looked through at every event. */
function bare(activity: Activity): Activity {
  const known = bareOnes.get(activity) ?? (withoutTokens(activity) as Activity);
  bareOnes.set(activity, known);
  return known;
}

function attachmentsOf({ activity, views }: Message, viewer: Person | undefined): Attachment[] {
  const attachments = (activity.attachments ?? []).filter((one) => one.contentType !== "text/html");
  const own = viewer === undefined ? undefined : views.get(viewer.id);
  if (own === undefined) return attachments;
  const at = attachments.findIndex((one) => one.contentType === adaptiveCardType);
  return at < 0 ? attachments : attachments.with(at, { contentType: adaptiveCardType, content: own });
}
