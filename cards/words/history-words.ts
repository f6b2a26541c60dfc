import type { HistoryWhat } from "../../core/history.ts";
import { actNames } from "./act-words.ts";
import { countWords, peopleWords } from "./bulk-words.ts";
import { placeWords } from "./place-words.ts";
import { refusalWords } from "./refusal-words.ts";
import { dayAndTime } from "./time.ts";
import { verdictNames } from "./verdict-words.ts";
import { count } from "./words.ts";

/** "reset, complete, 5 of 5 methods gone". */
export function historyWords(what: HistoryWhat): string {
  switch (what.did) {
    case "ended":
      return ended(what);
    case "elsewhere":
      return elsewhere(what);
    case "exported":
      return `${what.rows} ${what.rows === 1 ? "entry" : "entries"} of the record taken out`;
    case "bulk":
      return bulk(what);
    default:
      return nothingDone[what.did];
  }
}

const nothingDone = {
  cancelled: "given up before anything was done",
  expired: "not confirmed in time, nothing was done",
  superseded: "changed since the summary, no method was removed",
  denied: "refused, nothing was done",
} as const;

type Bulk = Extract<HistoryWhat, { did: "bulk" }>;

/** "bulk gone on with, 30 people left". */
function bulk(what: Bulk): string {
  const { change, act = "reset", people, counts } = what;
  switch (change) {
    case "started":
      return `bulk confirmed: ${actNames[act]} for ${peopleWords(people)}`;
    case "paused":
      return paused(what);
    case "resumed":
      return `bulk gone on with, ${peopleWords(people)} left`;
    case "cancelled":
      return cancelled(what);
    case "ended":
      return `bulk ended, ${peopleWords(people)}: ${counts ? countWords(counts) : ""}`;
  }
}

function paused({ people, refusal }: Bulk): string {
  const left = `${peopleWords(people)} left`;
  if (!refusal) return `bulk paused, ${left}`;
  return `bulk paused by itself, ${left}: ten in a row ended the same way: ${refusalWords(refusal)}`;
}

function cancelled({ people, pausedHours }: Bulk): string {
  const byItself = pausedHours === undefined ? "" : ` by itself after a pause of ${count(pausedHours, "hour")}`;
  return `bulk cancelled${byItself}, ${peopleWords(people)} given up`;
}

/** Whoever reads it must not take it for a reset that was proven. */
function elsewhere({ act, place, doneAt, details }: Extract<HistoryWhat, { did: "elsewhere" }>): string {
  const also = act === "reset" && details.revokeSessions ? ", sessions revoked" : "";
  const name = act === "reset" ? "MFA reset" : "sessions revoked";
  return `said to be done elsewhere: ${name} ${placeWords[place]}${also}, ${dayAndTime(doneAt)}`;
}

function ended({ act, verdict, gone, confirmed, sessions }: Extract<HistoryWhat, { did: "ended" }>): string {
  const name = verdictNames[verdict].toLowerCase();
  if (act === "revoke-sessions") return `sessions revoked: ${sessions === "revoked" ? "done" : name}`;
  const methods = confirmed > 0 ? `, ${gone} of ${confirmed} methods gone` : "";
  return `MFA reset: ${name}${methods}${sessions === "revoked" ? ", signed out everywhere" : ""}`;
}
