import type { Command } from "../../core/command.ts";
import type { Operator } from "../../core/people.ts";

/** A command that waits for its operator's sign-in, ten minutes, one per operator and conversation. */
export interface WaitingCommands {
  keep(operator: Operator, conversationId: string, command: Command): Promise<void>;
  /** Hands it out once. */
  take(operator: Operator, conversationId: string): Promise<Command | undefined>;
}
