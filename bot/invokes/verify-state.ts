import { asProblem } from "../../core/problem.ts";
import type { AcceptSignInCode } from "../accept-sign-in-code.ts";
import type { Log } from "../log.ts";
import { logProblem, problemReply } from "../run-command.ts";
import type { Deliver } from "../sending/deliver.ts";
import type { Invoke } from "./invoke.ts";

export interface VerifyStateDeps {
  readonly acceptSignInCode: AcceptSignInCode;
  readonly deliver: Deliver;
  readonly log: Log;
}

/** Teams hands in the code that its sign-in window ended with. Empty where the person closed the window: nothing to say then. */
export function createVerifyState({ acceptSignInCode, deliver, log }: VerifyStateDeps): Invoke {
  return (turn) => {
    const { state } = (turn.activity.value ?? {}) as { state?: unknown };
    if (typeof state !== "string") return Promise.resolve({ status: 400 });
    const accept = async () => {
      try {
        await acceptSignInCode(turn, state);
      } catch (error) {
        const problem = asProblem(error);
        logProblem(problem, turn, { log, command: "signin/verifyState" });
        await deliver.reply(turn, problemReply(problem, turn));
      }
    };
    return Promise.resolve({ status: 200, ...(state !== "" && { afterwards: accept }) });
  };
}
