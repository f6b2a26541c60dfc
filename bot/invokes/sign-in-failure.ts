import { Problem } from "../../core/problem.ts";
import type { Log } from "../log.ts";
import { logProblem, problemReply } from "../run-command.ts";
import type { Deliver } from "../sending/deliver.ts";
import type { Invoke } from "./invoke.ts";

/** Teams could not get a single sign-on token for its person: said, with a reference. */
export function createSignInFailure({ deliver, log }: { deliver: Deliver; log: Log }): Invoke {
  return (turn) => {
    const { code } = (turn.activity.value ?? {}) as { code?: unknown };
    const problem = new Problem("sign-in-refused", {
      entraCode: typeof code === "string" ? code.slice(0, 60) : "unknown",
    });
    logProblem(problem, turn, { log, command: "signin/failure" });
    return Promise.resolve({ status: 200, afterwards: () => deliver.reply(turn, problemReply(problem, turn)) });
  };
}
