import { asProblem, type Problem } from "../../../core/problem.ts";
import type { CarryOutDeps } from "./carry-out-deps.ts";
import { HandedBack } from "./handed-back.ts";
import { isPassing } from "./is-passing.ts";

/** The problem where it is the end; what can still go on, here or elsewhere, is thrown. */
export function finalProblem(
  error: unknown,
  { handBack, lastTry }: Pick<CarryOutDeps, "handBack" | "lastTry">,
): Problem {
  if (error instanceof HandedBack || handBack.aborted) throw new HandedBack();
  const problem = asProblem(error);
  if (problem.code === "sign-in-needed" || (isPassing(problem) && !lastTry)) throw problem;
  return problem;
}
