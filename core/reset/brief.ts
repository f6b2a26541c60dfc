import type { PendingReset } from "./pending-reset.ts";

/** What should make one stop before Confirm; no others (product.md §3). */
export type Warning = "administrator" | "reset-recently" | "method-added";

/** One person of a summary in figures. */
export interface Brief {
  readonly deletes: number;
  readonly switchesOff: number;
  readonly kept: number;
  /** Kept ones to look at twice. */
  readonly flagged: number;
  /** Hardware tokens could not be read. */
  readonly unread: boolean;
  readonly warnings: readonly Warning[];
}

const aDayMs = 24 * 60 * 60 * 1000;

export function briefOf({ plan, administrator, lastResetAt }: BriefParts, now: Date): Brief {
  const switchesOff = plan.removals.filter(({ action }) => action === "deactivate").length;
  const addedToday = [...plan.removals, ...plan.kept].some(
    ({ method }) => method.addedAt !== undefined && now.getTime() - Date.parse(method.addedAt) < aDayMs,
  );
  return {
    deletes: plan.removals.length - switchesOff,
    switchesOff,
    kept: plan.kept.length,
    flagged: plan.kept.filter(({ flags }) => flags.length > 0).length,
    unread: plan.hardwareUnreadable !== undefined,
    warnings: [
      ...(administrator ? (["administrator"] as const) : []),
      ...(lastResetAt !== undefined ? (["reset-recently"] as const) : []),
      ...(addedToday ? (["method-added"] as const) : []),
    ],
  };
}

type BriefParts = Pick<PendingReset, "plan" | "administrator" | "lastResetAt">;
