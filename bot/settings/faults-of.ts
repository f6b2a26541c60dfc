import type { z } from "zod";

/** One line for each fault: where it is and what was expected, never what was given. */
export function faultsOf(error: z.ZodError): string[] {
  return error.issues.map(({ path, message }) => `${path.join(".")}: ${inWords(message)}`);
}

/** Zod's own words, for people who set variables. */
function inWords(message: string): string {
  return message.replace(/^Invalid (input|option): /, "").replace(/^expected string, received undefined$/, "not set");
}
