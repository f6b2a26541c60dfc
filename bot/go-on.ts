import type { WaitingCommands } from "../services/sign-in/waiting-commands.ts";
import type { HelpdeskBot } from "./helpdesk-bot.ts";
import type { Turn } from "./turn.ts";

/** Lets the command go on that waited in this conversation for its operator's sign-in. False: none waited. */
export type GoOn = (turn: Turn, conversationId: string) => Promise<boolean>;

export function createGoOn({ waiting, bot }: { waiting: WaitingCommands; bot: Pick<HelpdeskBot, "say"> }): GoOn {
  return async (turn, conversationId) => {
    const waited = await waiting.take(turn.operator, conversationId);
    if (!waited) return false;
    const { command, askedIn } = waited;
    // It goes on as if it were said again where it was said: a channel gets its note there.
    await bot.say({ ...turn, address: askedIn, shared: askedIn.kind !== "personal" }, command);
    return true;
  };
}
