/** The Bot Framework activity, as far as Teams and a bot exchange it. Unknown fields travel along untouched. */

export interface Account {
  /** `29:…` for a person, `28:<app id>` for the bot. */
  readonly id: string;
  readonly name?: string;
  /** Object id in the person's home tenant; never there for a bot. */
  readonly aadObjectId?: string;
}

export interface Attachment {
  readonly contentType: string;
  readonly content?: unknown;
  readonly contentUrl?: string;
  readonly name?: string;
}

export interface ConversationAccount {
  readonly id: string;
  readonly conversationType?: "personal" | "groupChat" | "channel";
  readonly tenantId?: string;
  readonly isGroup?: boolean;
}

export interface Activity {
  readonly type: string;
  readonly id?: string;
  /** Set on invokes only, e.g. `adaptiveCard/action`. */
  readonly name?: string;
  readonly channelId?: string;
  readonly serviceUrl?: string;
  readonly timestamp?: string;
  readonly localTimestamp?: string;
  readonly locale?: string;
  readonly from?: Account;
  readonly recipient?: Account;
  readonly conversation?: ConversationAccount;
  readonly channelData?: Record<string, unknown>;
  readonly text?: string;
  readonly textFormat?: string;
  readonly attachments?: readonly Attachment[];
  readonly entities?: readonly Record<string, unknown>[];
  readonly suggestedActions?: { readonly actions?: readonly CardAction[] };
  readonly value?: unknown;
  readonly replyToId?: string;
  readonly membersAdded?: readonly Account[];
  readonly membersRemoved?: readonly Account[];
  /** `add` or `remove` on an installationUpdate. */
  readonly action?: string;
  readonly [field: string]: unknown;
}

export interface CardAction {
  readonly type: string;
  readonly title?: string;
  readonly value?: unknown;
}

export const adaptiveCardType = "application/vnd.microsoft.card.adaptive";
export const oauthCardType = "application/vnd.microsoft.card.oauth";
