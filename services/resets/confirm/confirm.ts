import type { EffectiveRule } from "../../../core/access/access.ts";
import type { Ticks } from "../../../core/command.ts";
import type { Details } from "../../../core/details.ts";
import type { Customer } from "../../../core/directory/people.ts";
import type { Missing } from "../../../core/reset/missing.ts";
import { isExpired, type PendingReset } from "../../../core/reset/pending-reset.ts";
import type { AccessSource } from "../../access/access-source.ts";
import type { Audit } from "../../audit/audit.ts";
import type { CapFor } from "../prepare/cap-for.ts";
import { ownBatch, type Press } from "../prepare/own-batch.ts";
import type { SummaryStore } from "../prepare/summary-store.ts";
import type { ResetJobs } from "../reset-jobs.ts";
import type { ResetStore } from "../reset-store.ts";
import { checkCap } from "./check-cap.ts";
import { whatsMissing } from "./whats-missing.ts";

export type Confirmed =
  /** Claimed by this press, and by no other: each has its job. */
  | { readonly kind: "claimed"; readonly resets: readonly PendingReset[]; readonly rule: EffectiveRule }
  | {
      readonly kind: "incomplete";
      readonly missing: readonly Missing[];
      readonly resets: readonly PendingReset[];
      readonly rule: EffectiveRule;
    }
  /** Pressed before, cancelled, expired: nothing happens, the state is shown. */
  | { readonly kind: "state"; readonly resets: readonly PendingReset[] };

export type Confirm = (press: Press & { readonly ticks: Ticks; readonly details: Details }) => Promise<Confirmed>;

export interface ConfirmDeps {
  readonly resets: ResetStore;
  readonly jobs: Pick<ResetJobs, "enqueue" | "wake">;
  readonly access: AccessSource;
  readonly audit: Audit;
  readonly home: Customer;
  readonly now: () => Date;
  readonly summaries: SummaryStore;
  readonly capFor: CapFor;
}

/** The one deliberate press. Claims all of a batch at once, or nothing. */
export function createConfirm(deps: ConfirmDeps): Confirm {
  const { resets, jobs, audit, now } = deps;
  return async ({ ticks, details, ...press }) => {
    const batch = await ownBatch(resets, press);
    const open = batch.filter((reset) => reset.state === "pending" && !isExpired(reset, now()));
    if (open.length === 0) return { kind: "state", resets: batch };

    const { rule, chosen, missing } = whatsMissing(open, { ticks, details }, deps);
    if (missing.length > 0) return { kind: "incomplete", missing, resets: withAnswers(batch, chosen, details), rule };

    const tenantIds = [...new Set(open.map(({ plan }) => plan.target.tenantId))];
    const mostUnderWay = await checkCap(deps, press.operator, { people: open.length, tenantIds });
    // Somebody with every tick taken away is left alone, and said to be.
    for (const reset of open.filter(({ id, act }) => act === "reset" && chosen.get(id)?.length === 0)) {
      await leaveAlone(reset);
    }
    const revokes = open.some(({ act }) => act === "revoke-sessions");
    const allDetails = { ...details, revokeSessions: revokes || details.revokeSessions || details.reason === "stolen" };
    const confirmation = { operator: press.operator, at: now(), chosen, details: allDetails, mostUnderWay };
    const taken = { state: "claimed", details: allDetails, claimedAt: confirmation.at.toISOString() } as const;
    const claimed = await resets.claim(press.batchId, confirmation, jobs.enqueue);
    if (claimed === 0) return { kind: "state", resets: await resets.batch(press.batchId) };
    jobs.wake();
    // A failed reading must not be told as "nothing was changed".
    const asClaimed = batch.map((reset) => (open.includes(reset) ? { ...reset, ...taken } : reset));
    return { kind: "claimed", rule, resets: await resets.batch(press.batchId).catch(() => asClaimed) };
  };

  async function leaveAlone({ id: resetId, operator, plan }: PendingReset): Promise<void> {
    if (!(await resets.move(resetId, ["pending"], "cancelled"))) return;
    await audit.record({ kind: "cancelled", operator, at: now().toISOString(), resetId, target: plan.target });
  }
}

/** The card comes back as it was filled in, so that nothing must be typed twice. */
function withAnswers(
  batch: readonly PendingReset[],
  chosen: ReadonlyMap<string, readonly string[]>,
  details: Details,
): readonly PendingReset[] {
  return batch.map((reset) => {
    const ticked = chosen.get(reset.id);
    return { ...reset, details, ...(ticked && { chosen: ticked }) };
  });
}
