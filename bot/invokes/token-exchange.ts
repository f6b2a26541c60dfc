import { asProblem } from "../../core/problem.ts";
import type { OperatorTokens } from "../../services/sign-in/operator-tokens.ts";
import type { WaitingCommands } from "../../services/sign-in/waiting-commands.ts";
import type { HelpdeskBot } from "../helpdesk-bot.ts";
import type { Log } from "../log.ts";
import type { Invoke } from "./invoke.ts";

export interface TokenExchangeDeps {
  readonly tokens: OperatorTokens;
  readonly waiting: WaitingCommands;
  readonly bot: Pick<HelpdeskBot, "say">;
  readonly log: Log;
}

/**
 * The client's single sign-on token. 200: signed in, the waiting command goes on. 412: Teams shows its sign-in button.
 * Each signed-in device sends one; whoever comes second finds no command waiting.
 */
export function createTokenExchange({ tokens, waiting, bot, log }: TokenExchangeDeps): Invoke {
  return async (turn) => {
    const { operator, address, reference } = turn;
    const { id, token } = turn.activity.value as { id?: unknown; token?: unknown };
    try {
      if (typeof token !== "string") return { status: 400 };
      await tokens.signIn(operator, token);
      log.info({ reference, operator: operator.objectId }, "signed in");
    } catch (error) {
      const { code, context } = asProblem(error);
      const { claims: _never, cause, ...facts } = context;
      log.warn({ reference, operator: operator.objectId, problem: code, ...facts, err: cause }, "sign-in failed");
      const body = { id, connectionName: "single-sign-on", failureDetail: code };
      return { status: 412, body };
    }
    return {
      status: 200,
      body: { id },
      afterwards: async () => {
        const waited = await waiting.take(operator, address.conversationId);
        if (!waited) return;
        const { command, askedIn } = waited;
        // It goes on as if it were said again where it was said: a channel gets its note there.
        await bot.say({ ...turn, address: askedIn, shared: askedIn.kind !== "personal" }, command);
      },
    };
  };
}
