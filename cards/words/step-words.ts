import type { SessionsOutcome, Step, StepStatus, StepTrouble } from "../../core/reset/outcome.ts";
import { methodWords } from "./words.ts";

export const statusWords: Readonly<Record<StepStatus, string>> = {
  waiting: "waiting",
  deleted: "deleted",
  deactivated: "switched off, stays assigned",
  "already-gone": "was already gone",
  "still-registered": "still registered",
  "not-tried": "still registered, not tried",
};

/** What stood in the way, and what to do. */
const troubleWords: Readonly<Record<StepTrouble, string>> = {
  "default-method": "Microsoft keeps the default method while others exist. Make the reset again for what is left.",
  "alternate-mobile-first":
    "Microsoft removes the alternate mobile number first. Make the reset again with both phones.",
  forbidden: "Your Entra role in this customer does not reach it: Privileged Authentication Administrator does.",
  throttled: "Microsoft asked to slow down for too long. Make the reset again in a few minutes.",
  unreachable: "Microsoft Graph could not be reached. Make the reset again in a few minutes.",
  "listed-after-delete":
    "Microsoft said deleted, but still lists it. Type the command again to see whether it is gone.",
  "registered-again": "Registered again after you confirmed. Ask the person whether that was them.",
  "given-up": "It took too long and was given up. Make the reset again.",
  refused: "Microsoft refused it. Give the reference to the people who run the bot.",
};

export const sessionWords: Readonly<Record<SessionsOutcome, string | undefined>> = {
  revoked: "Signed out everywhere (sessions revoked; it can take an hour to reach every app).",
  failed: "NOT signed out: revoking sessions failed. Do it in the Entra admin center.",
  "no-effect-on-guests": "Not signed out: a guest's sessions can only be revoked by their home organisation.",
  unknown: "Nobody knows whether the sessions were revoked. Do it again in the Entra admin center.",
  "not-asked": undefined,
};

/** "Phone (mobile) +49 •••••89: still registered." and, where there was trouble, what to do. */
export function stepWords(step: Step): { readonly method: string; readonly status: string; readonly todo?: string } {
  return {
    method: methodWords(step.removal.method),
    status: statusWords[step.status],
    ...(step.trouble && { todo: troubleWords[step.trouble] }),
  };
}
