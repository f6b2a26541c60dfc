import type { z } from "zod";

/** One line for each fault: where it is and what was expected, never what was given. */
export function faultsOf(error: z.ZodError): string[] {
  return error.issues.map(({ path, message }) => `${path.join(".")}: ${message.replace(/^Invalid input: /, "")}`);
}
