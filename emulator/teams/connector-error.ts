import type { Reply } from "../http-service.ts";

const errors = {
  ConversationNotFound: [404, "Conversation not found."],
  ActivityNotFound: [404, "Activity not found."],
  MemberNotFoundInConversation: [404, "Member not found in conversation."],
  MessageSizeTooBig: [413, "Message size too large."],
  BadSyntax: [400, "Bad syntax in the request."],
  /** Teams' answer where the bot has no personal installation for the person. */
  ForbiddenOperationException: [403, "Bot is not installed in user's personal scope."],
  BotNotInConversationRoster: [403, "The bot is not part of the conversation roster."],
} as const satisfies Record<string, readonly [number, string]>;

/** The connector's refusals with the bodies of the real one (facts of Teams, rate limits and errors). */
export function connectorError(code: keyof typeof errors, message?: string): Reply {
  const [status, usual] = errors[code];
  return { status, body: { error: { code, message: message ?? usual } } };
}

/** Posting where the bot was removed or blocked. */
export const messageWritesBlocked: Reply = {
  status: 403,
  body: {
    errorCode: 209,
    message: JSON.stringify({
      subCode: "MessageWritesBlocked",
      details: "Thread is not present in message write access.",
      errorCode: null,
      errorSubCode: null,
    }),
  },
};

export const unauthorized: Reply = {
  status: 401,
  body: { message: "Authorization has been denied for this request." },
};
