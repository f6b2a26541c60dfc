import { Problem } from "../../../core/problem.ts";

/** Runs a query; whatever the driver throws becomes `store-unavailable`. */
export async function orUnavailable<T>(query: () => Promise<T>): Promise<T> {
  try {
    return await query();
  } catch (error) {
    throw error instanceof Problem ? error : new Problem("store-unavailable", { cause: withoutValues(error) });
  }
}

/** A driver's error carries the query's parameters, which a log must not see: message, code and stack are enough. */
function withoutValues(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  const code = "code" in error && typeof error.code === "string" ? `${error.code}: ` : "";
  const cause = new Error(code + (error.message || error.name));
  if (error.stack !== undefined) cause.stack = error.stack;
  return cause;
}
