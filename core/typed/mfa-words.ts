/** Pieces of patterns for the words people use; none of them captures, all are written for the flag `i`. */
const short = String.raw`(?:m\.?f\.?a\.?|mfas|2fa|two-?fa|tfa)`;
const long = String.raw`(?:(?:multi|two|2)[- ]?(?:factor|step)s?(?:[- ]?auth(?:enticat(?:ion|or))?s?| verifications?)?|authenticators?(?: apps?)?)`;
const trailing = String.raw`(?: (?:methods?|registrations?|settings?|authentications?))*`;
const determiners = "(?:(?:all|the|his|her|their|every|whole|of|my) )*";

const mfa = `(?:(?:${short}|${long})${trailing}|auth(?:entication)? methods?)`;
const password = "(?:pass ?words?|pwd|pw)";
const thing = `${determiners}(?:${mfa}|${password})`;
const reset = "re-?set";
const requireAgain = String.raw`(?:(?:require|force) )?re-?regist(?:er|ration)(?: (?:of|for))?`;

/** "reset (all) MFA (and password) …": `things`, then `rest` with its connector. */
export const resetThings = new RegExp(
  `^(?:${reset}|${requireAgain}) (?<things>${thing}(?:(?:,| and| &|/|\\+) ?${thing})*)(?<rest>$|[ :,].*$)`,
  "i",
);

/** "mfa alice", "mfa reset for alice", "authenticator for alice": long words need their "for", or "authenticator app broken" would be a person. */
export const bareMfa = new RegExp(
  `^(?:${short}(?: reset)?|(?:${short}|${long})${trailing}(?: reset)?(?= (?:for|of)\\b))(?<rest>$|[ :,].*$)`,
  "i",
);

/** "require mfa re-registration for alice". */
export const mfaAgain = new RegExp(
  `^(?:require|force) ${determiners}${mfa} re-?regist(?:er|ration)(?<rest>$|[ :,].*$)`,
  "i",
);

/** "alice's mfa", "alice anders' password", "alice mfa": `who` and `thing`. */
export const ownedThing = new RegExp(`^(?<who>.+?)(?:'s?)? ${determiners}(?<thing>${mfa}|${password})$`, "i");

/** "reset …", whatever it is: `rest`. */
export const resetAnything = new RegExp(`^${reset}(?:$| +(?<rest>.*)$)`, "i");

/** "windows hello for alice": `who`. */
export const forSomebody = /^(?:.+? )?for (?<who>.+)$/i;

const aboutPassword = new RegExp(`\\b${password}\\b`, "i");

/** Is a password among these things? This bot can't change one. */
export function isAboutPassword(things: string): boolean {
  return aboutPassword.test(things);
}
