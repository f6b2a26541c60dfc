import type { Command } from "../../core/command.ts";
import type { Operator } from "../../core/directory/people.ts";
import type { ConversationAddress } from "../conversations/conversation-store.ts";

/** What waits, and where it was asked: a channel is told there how it goes on. */
export interface WaitingCommand {
  readonly command: Command;
  readonly askedIn: ConversationAddress;
}

/** A command that waits for its operator's sign-in, ten minutes, one per operator and conversation. */
export interface WaitingCommands {
  keep(operator: Operator, conversationId: string, waiting: WaitingCommand): Promise<void>;
  /** Hands it out once. */
  take(operator: Operator, conversationId: string): Promise<WaitingCommand | undefined>;
}
