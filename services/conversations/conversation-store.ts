import type { Operator } from "../../core/directory/people.ts";
import type { MessageRole } from "./message-role.ts";

/** A channel of a team, whichever of its threads something was said in. */
export interface TeamsChannel {
  readonly serviceUrl: string;
  readonly channelId: string;
  readonly teamId: string;
  /** Shared with other teams, other organisations' among them. */
  readonly shared: boolean;
}

/** Where a message can be sent. */
export interface ConversationAddress {
  readonly serviceUrl: string;
  readonly conversationId: string;
  /** A thread's `19:…;messageid=…` is its own conversation. */
  readonly kind: "personal" | "groupChat" | "channel";
  /** Set where Teams told which channel it is. */
  readonly channel?: TeamsChannel;
}

/** A message that can be updated. */
export interface MessageAddress extends ConversationAddress {
  readonly activityId: string;
}

/** Where people can be reached, and which card belongs to which batch. Throws `store-unavailable`. */
export interface ConversationStore {
  /** The person's chat with the bot; later ones replace earlier ones, since serviceUrl can change. */
  rememberPersonal(operator: Operator, address: ConversationAddress): Promise<void>;
  forgetPersonal(operator: Operator): Promise<void>;
  personal(operator: Operator): Promise<ConversationAddress | undefined>;
  attach(batchId: string, role: MessageRole, message: MessageAddress): Promise<void>;
  attached(batchId: string, role: MessageRole): Promise<MessageAddress | undefined>;
  /** True the first time this activity is seen within ten minutes: a replay is false. */
  firstSight(conversationId: string, activityId: string, at: Date): Promise<boolean>;
}
