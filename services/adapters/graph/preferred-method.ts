import type { PreferredMethod } from "../../../core/reset/method.ts";

const known = ["push", "oath", "voiceMobile", "voiceAlternateMobile", "voiceOffice", "sms", "none"] as const;

/** The default as Graph names it (facts/graph.md 1.6); undefined: nothing named, or a name this program has not heard of. */
export function preferredMethod(named: string | null | undefined): PreferredMethod | undefined {
  return known.find((one) => one === named);
}
