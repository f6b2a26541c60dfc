import type { Denial } from "../access/decision.ts";
import { type ProblemCode, problems } from "../problem.ts";
import type { Outcome, StepTrouble, Verdict } from "./outcome.ts";
import { isGone } from "./steps.ts";

/** Why nothing was done for somebody, where it may be the same for the next one. */
export type Refusal = ProblemCode | Denial["why"] | StepTrouble | "sessions-not-revoked";

/** So many like ones in a row of one customer, and a bulk pauses by itself. */
export const mostRefusals = 10;

/** Undefined: something was done, or nothing had to be. */
export function refusalOf({ verdict, steps, stoppedBy, denial, sessions }: Outcome): Refusal | undefined {
  if (needsNothing.includes(verdict) || steps.some(isGone)) return undefined;
  const troubles = steps.flatMap(({ trouble }) => trouble ?? []);
  const notRevoked = sessions === "failed" ? "sessions-not-revoked" : undefined;
  const all: readonly (Refusal | undefined)[] = [stoppedBy, denial?.why, ...troubles, notRevoked];
  return all.find((one) => one !== undefined);
}

const needsNothing: readonly Verdict[] = ["complete", "nothing-to-reset"];

/** Is it the last of too many? `latest`: what came of those of one customer, newest first. */
export function isOneTooMany(latest: readonly (Refusal | undefined)[]): boolean {
  const [newest] = latest;
  const run = latest.slice(0, mostRefusals);
  return newest !== undefined && run.length === mostRefusals && run.every((refusal) => refusal === newest);
}

/** Why a bulk paused by itself: what was refused, and in which customer. Kept as one text. */
export interface PausedBy {
  readonly refusal: Refusal;
  readonly tenantId: string;
}

export const pausedBy = {
  toText: ({ refusal, tenantId }: PausedBy): string => `${refusal} ${tenantId}`,
  /** Undefined: it is no such text. */
  read(text: string | undefined): PausedBy | undefined {
    const [refusal, tenantId] = text?.split(" ") ?? [];
    return tenantId !== undefined && isRefusal(refusal) ? { refusal, tenantId } : undefined;
  },
};

const others: Readonly<Record<Exclude<Refusal, Exclude<ProblemCode, "desk-role-missing">>, true>> = {
  "desk-role-missing": true,
  "desk-own-account": true,
  "desk-same-person": true,
  "desk-never": true,
  "desk-administrator": true,
  "desk-customer-not-served": true,
  "entra-role-missing": true,
  "default-method": true,
  "alternate-mobile-first": true,
  forbidden: true,
  throttled: true,
  unreachable: true,
  "listed-after-delete": true,
  "registered-again": true,
  "given-up": true,
  refused: true,
  "sessions-not-revoked": true,
};

function isRefusal(text: string | undefined): text is Refusal {
  return text !== undefined && (Object.hasOwn(problems, text) || Object.hasOwn(others, text));
}
