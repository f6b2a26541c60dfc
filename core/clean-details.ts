import type { Reason } from "./details.ts";
import { cleanTyped, cut } from "./text.ts";

/** The operator's own words: clean, at most 200 characters. */
export function cleanReasonText(text: string): string {
  return cut(cleanTyped(text), 200);
}

/** A ticket id: letters, digits and ". _ # / -" are left, at most 64 characters. */
export function cleanTicket(text: string): string {
  return cleanTyped(text)
    .replace(/[^A-Za-z0-9._#/-]/g, "")
    .slice(0, 64);
}

/** "Stolen" ticks *also revoke sessions* (product.md §3), typed or pressed; the other reasons leave that to the operator. */
export function alwaysRevokes(reason: Reason | undefined): boolean {
  return reason === "stolen";
}
