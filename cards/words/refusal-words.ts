import { type ProblemCode, problems } from "../../core/problem.ts";
import type { Refusal } from "../../core/reset/refusal.ts";

type Other = Exclude<Refusal, ProblemCode>;

const others: Readonly<Record<Other, string>> = {
  "desk-own-account": "that is your own account",
  "desk-same-person": "that is the same person as you",
  "desk-never": "the rules of this customer protect the account",
  "desk-administrator": "the rules of this customer protect administrators",
  "desk-customer-not-served": "this customer is not served any more",
  "entra-role-missing": "your Entra role in this customer does not reach them",
  "default-method": "Microsoft keeps the default method",
  "alternate-mobile-first": "Microsoft removes the alternate mobile number first",
  forbidden: "your Entra role in this customer does not reach them",
  throttled: "Microsoft asked to slow down for too long",
  unreachable: "Microsoft Graph could not be reached",
  "listed-after-delete": "Microsoft said deleted, but still lists it",
  "registered-again": "registered again after Confirm",
  "given-up": "it took too long",
  refused: "Microsoft refused it",
  "sessions-not-revoked": "the sessions could not be revoked",
};

/** Why nothing was done, as the end of a sentence without its full stop. */
export function refusalWords(refusal: Refusal): string {
  return isOther(refusal) ? others[refusal] : problems[refusal].title;
}

function isOther(refusal: Refusal): refusal is Other {
  return Object.hasOwn(others, refusal);
}
