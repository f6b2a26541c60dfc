import type { Operator } from "../../../core/directory/people.ts";
import type { Audit } from "../../audit/audit.ts";
import type { TellReset } from "../reset-events.ts";
import type { FoundReset, ResetStore, Run } from "../reset-store.ts";
import { recordGivenUp } from "./record-given-up.ts";

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
  { reset, by }: { reset: FoundReset["reset"]; by: Operator },
  { resets, ...deps }: { resets: Pick<ResetStore, "move">; audit: Audit; now: () => Date },
): Promise<Obstacle> {
  if (!(await resets.move(reset.id, ["claimed"], "cancelled"))) return "parked";
  await recordGivenUp(reset, by, deps);
  return "over";
}
