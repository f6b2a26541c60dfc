import type { HistoryWhat } from "../core/history.ts";
import { verdictNames } from "./verdict-words.ts";

/** "reset, complete, 5 of 5 methods gone". */
export function historyWords(what: HistoryWhat): string {
  switch (what.did) {
    case "ended":
      return ended(what);
    case "cancelled":
      return "given up before anything was done";
    case "expired":
      return "not confirmed in time, nothing was done";
    case "denied":
      return "refused, nothing was done";
    case "exported":
      return `${what.rows} ${what.rows === 1 ? "entry" : "entries"} of the record taken out`;
  }
}

function ended({ act, verdict, gone, confirmed, sessions }: Extract<HistoryWhat, { did: "ended" }>): string {
  const name = verdictNames[verdict].toLowerCase();
  if (act === "revoke-sessions") return `sessions revoked: ${sessions === "revoked" ? "done" : name}`;
  const methods = confirmed > 0 ? `, ${gone} of ${confirmed} methods gone` : "";
  return `MFA reset: ${name}${methods}${sessions === "revoked" ? ", signed out everywhere" : ""}`;
}
