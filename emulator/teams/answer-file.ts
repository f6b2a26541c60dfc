import type { ActivityWriter, Place } from "./activity-writer.ts";
import type { Message } from "./chat.ts";
import type { BotAnswer, Delivery } from "./delivery.ts";
import type { SharedFiles } from "./shared-files.ts";

export const fileConsentType = "application/vnd.microsoft.teams.card.file.consent";

interface ConsentCard {
  readonly acceptContext?: unknown;
  readonly declineContext?: unknown;
}

/** Somebody's answer to a bot that asks whether it may store a file. Throws where it does not ask, or can't: outside of personal chats. */
export function answerFile(
  { writer, delivery, files }: { writer: ActivityWriter; delivery: Delivery; files: Pick<SharedFiles, "openUpload"> },
  { place, message }: { readonly place: Place; readonly message: Message },
  action: "accept" | "decline",
): Promise<BotAnswer> {
  const card = message.activity.attachments?.find(({ contentType }) => contentType === fileConsentType);
  if (!card || place.conversation.kind !== "personal") throw new Error("Nobody asks whether a file may be stored.");
  const { acceptContext, declineContext } = (card.content ?? {}) as ConsentCard;
  const value =
    action === "accept"
      ? { context: acceptContext, uploadInfo: files.openUpload(place.person.userPrincipalName, card.name ?? "file") }
      : { context: declineContext };
  const fields = { value: { type: "fileUpload", action, ...value }, replyToId: message.id };
  return delivery.deliver(writer.invoke(place, "fileConsent/invoke", fields));
}
