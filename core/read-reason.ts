import type { Reason } from "./details.ts";

/** From the gravest on: "new phone, the old one was stolen" is a theft. */
const signs: readonly (readonly [Reason, RegExp])[] = [
  ["stolen", /\b(?:stolen|stole|theft|thief|robbed|mugged)\b/i],
  [
    "suspected-break-in",
    /\b(?:hack|phish|compromis|breach|malware|attack|suspicious|suspected|break-?in|broken? ?into|broke into|take-?over|taken over)/i,
  ],
  ["lost", /\b(?:lost|lose|loses|losing|missing|mislaid|misplaced)\b/i],
  ["leaver", /\b(?:leaver|leaving|left the (?:company|firm|business|organi[sz]ation)|resign|terminated|off-?board)/i],
  [
    "new-phone",
    /\b(?:new|another|different|replaced?|replacement|replacing|changed|switched|upgraded)\b.*\b(?:phone|mobile|device|handset|cell|smartphone|iphone|android|number)\b/i,
  ],
];

/** What the words after "because" come down to. */
export function readReason(words: string): Reason {
  return signs.find(([, sign]) => sign.test(words))?.[0] ?? "other";
}
