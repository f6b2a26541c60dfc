import { editDistance } from "../edit-distance.ts";

/** The commands there are, as people read them, with the ways to begin them. A reset takes what follows along. */
const commands: readonly {
  readonly shown: string;
  readonly takesRest: boolean;
  readonly phrases: readonly string[];
}[] = [
  {
    shown: "reset MFA for",
    takesRest: true,
    phrases: [
      "reset mfa for",
      "reset the mfa of",
      "reset 2fa for",
      "reset multi-factor authentication for",
      "reset authenticator for",
      "mfa for",
      "2fa for",
      "reset mfa",
    ],
  },
  {
    shown: "revoke sessions for",
    takesRest: true,
    phrases: ["revoke sessions for", "revoke sessions of", "revoke sessions"],
  },
  { shown: "user", takesRest: true, phrases: ["user details of", "user"] },
  { shown: "users", takesRest: false, phrases: ["users", "list users"] },
  {
    shown: "authentication methods",
    takesRest: false,
    phrases: ["authentication methods", "auth methods", "methods"],
  },
  { shown: "record reset for", takesRest: true, phrases: ["record reset for", "record elsewhere for"] },
  { shown: "bulk", takesRest: false, phrases: ["bulk", "show bulk"] },
  { shown: "history", takesRest: false, phrases: ["history", "audit log"] },
  { shown: "notify here", takesRest: false, phrases: ["notify here"] },
  { shown: "stop notifying", takesRest: false, phrases: ["stop notifying"] },
  { shown: "customers", takesRest: false, phrases: ["customers", "tenants"] },
  { shown: "who am I", takesRest: false, phrases: ["who am i", "whoami"] },
  { shown: "sign in", takesRest: false, phrases: ["sign in", "log in", "login"] },
  { shown: "sign out", takesRest: false, phrases: ["sign out", "log out", "logout"] },
  { shown: "help", takesRest: false, phrases: ["help"] },
];

interface Candidate {
  readonly sentence: string;
  readonly distance: number;
}

/** The command that somebody who wrote this probably meant, with the rest of the sentence kept; it is offered, never run. */
export function nearestCommand(text: string): string | undefined {
  const words = text.split(" ");
  const candidates = commands.flatMap(({ shown, takesRest, phrases }) =>
    phrases.flatMap((phrase) =>
      compare(words, phrase, takesRest).map(({ distance, rest }) => ({
        distance,
        sentence: takesRest ? `${shown} ${rest || "…"}` : shown,
      })),
    ),
  );
  return candidates.reduce<Candidate | undefined>(nearer, undefined)?.sentence;
}

/** The first of two equals stays: longer phrases stand first. */
function nearer(best: Candidate | undefined, next: Candidate): Candidate {
  return best && best.distance <= next.distance ? best : next;
}

/** Where the phrase takes a rest, the first words are compared, one more or fewer than it has ("resetmfa for"); else the whole text. */
function compare(words: readonly string[], phrase: string, takesRest: boolean): { distance: number; rest: string }[] {
  const length = phrase.split(" ").length;
  const counts = takesRest ? [length, length - 1, length + 1] : [words.length];
  return counts.flatMap((count) => {
    const first = words.slice(0, count).join(" ").toLowerCase();
    // Too long to be near: spares the distance of a sentence of 2,000 letters.
    if (count === 0 || first.length > phrase.length + 2) return [];
    const distance = editDistance(first, phrase);
    return distance > allowed(phrase) ? [] : [{ distance, rest: words.slice(count).join(" ") }];
  });
}

/** One slip in a short phrase, two in a longer one. */
function allowed(phrase: string): number {
  return phrase.length < 8 ? 1 : 2;
}
