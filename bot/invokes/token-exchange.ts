import { asProblem } from "../../core/problem.ts";
import type { OperatorTokens } from "../../services/sign-in/operator-tokens.ts";
import type { SignInTickets } from "../../services/sign-in/sign-in-tickets.ts";
import type { GoOn } from "../go-on.ts";
import type { Log } from "../log.ts";
import type { Invoke } from "./invoke.ts";

export interface TokenExchangeDeps {
  readonly tokens: OperatorTokens;
  readonly tickets: Pick<SignInTickets, "addClaims">;
  readonly goOn: GoOn;
  readonly log: Log;
}

/**
 * The client's single sign-on token. 200: signed in, the waiting command goes on. 412: Teams shows its sign-in button.
 * Each signed-in device sends one; whoever comes second finds no command waiting.
 */
export function createTokenExchange({ tokens, tickets, goOn, log }: TokenExchangeDeps): Invoke {
  return async (turn) => {
    const { operator, address, reference } = turn;
    const { id, token } = (turn.activity.value ?? {}) as { id?: unknown; token?: unknown };
    try {
      if (typeof token !== "string") return { status: 400 };
      await tokens.signIn(operator, token);
      log.info({ reference, operator: operator.objectId }, "signed in");
    } catch (error) {
      const { code, context } = asProblem(error);
      const { claims, cause, ...facts } = context;
      log.warn({ reference, operator: operator.objectId, problem: code, ...facts, err: cause }, "sign-in failed");
      // The button that Teams now shows leads to the link of the same card: there Entra gets what it asked for.
      if (claims !== undefined) await tickets.addClaims(operator, operator.tenantId, claims);
      const body = { id, connectionName: "single-sign-on", failureDetail: code };
      return { status: 412, body };
    }
    return { status: 200, body: { id }, afterwards: () => goOn(turn, address.conversationId) };
  };
}
