import { Problem, type ProblemCode } from "../../../core/problem.ts";

const passing: readonly ProblemCode[] = ["store-unavailable", "graph-unreachable", "graph-throttled"];

/** Worth another try in a while: somebody is out of reach, and nothing says that it will stay so. */
export function isPassing({ code, context }: Problem): boolean {
  if (code === "no-record") return context.cause instanceof Problem && isPassing(context.cause);
  return passing.includes(code);
}
