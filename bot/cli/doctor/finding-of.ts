import { asProblem, problems } from "../../../core/problem.ts";
import { type Finding, fail } from "./check.ts";

/** What was thrown, as a FAIL with the ids that stand in it. */
export function findingOf(error: unknown, todo?: string): Finding {
  const problem = asProblem(error);
  const { title, advice } = problems[problem.code];
  const { entraCode, graphRequestId, cause } = problem.context;
  const told = causesOf(cause);
  const code = entraCode ?? /AADSTS\d+/.exec(told)?.[0];
  const says = [title, code, problem.code === "unexpected" ? told : undefined].filter((part) => part !== undefined);
  const ids = [correlationIn(told), graphRequestId && `Graph request ${graphRequestId}`].filter((id) => id);
  return fail(says.join(": "), todo ?? advice, ids.length > 0 ? ids.join(", ") : undefined);
}

/** Entra's correlation id in its own words; undefined: none. */
export function correlationIn(text: string): string | undefined {
  const id = /correlation(?: |_)?id"?:? *"?([0-9a-f-]{36})|correlation ([0-9a-f-]{36})/i.exec(text);
  return id?.[1] ?? id?.[2];
}

/** The messages of an error and what caused it, outermost first. */
export function causesOf(error: unknown): string {
  const messages: string[] = [];
  for (let one: unknown = error; one !== undefined && messages.length < 5; one = causeOf(one)) {
    messages.push(one instanceof Error ? one.message : JSON.stringify(one));
  }
  return messages.join(" ← ");
}

const causeOf = (error: unknown): unknown => (error instanceof Error ? error.cause : undefined);
