import type { Operator } from "../../../core/directory/people.ts";
import type { Audit } from "../../audit/audit.ts";
import type { TellReset } from "../reset-events.ts";
import type { FoundReset, ResetStore, Run } from "../reset-store.ts";

/** Why a job ends without having done anything; `over`: its reset ended by that. */
export type Obstacle = "nothing" | "parked" | "over";

/** What was decided of the batch as a whole, looked at before each target begins. */
export async function batchInTheWay(
  { reset, batch }: FoundReset,
  run: Run,
  deps: {
    readonly resets: Pick<ResetStore, "move" | "park">;
    readonly audit: Audit;
    readonly tell: TellReset;
    readonly now: () => Date;
  },
): Promise<Obstacle> {
  switch (batch?.mode) {
    case "cancelled":
      return cancel({ reset, by: batch.by ?? reset.operator }, deps);
    case "paused":
      await deps.resets.park(run, "paused", deps.now());
      deps.tell({ kind: "progressed", batchId: reset.batchId });
      return "parked";
    case "running":
    case undefined:
      return "nothing";
  }
}

async function cancel(
  { reset: { id: resetId, plan }, by: operator }: { reset: FoundReset["reset"]; by: Operator },
  { resets, audit, now }: { resets: Pick<ResetStore, "move">; audit: Audit; now: () => Date },
): Promise<Obstacle> {
  if (!(await resets.move(resetId, ["claimed"], "cancelled"))) return "parked";
  await audit.record({ kind: "cancelled", operator, at: now().toISOString(), resetId, target: plan.target });
  return "over";
}
