import type { Pause } from "../../core/pause.ts";
import type { PendingReset } from "../../core/pending-reset.ts";
import type { Target } from "../../core/people.ts";
import { asProblem } from "../../core/problem.ts";
import { inParallel } from "../in-parallel.ts";
import { type CarryOutDeps, carryOutOne } from "./carry-out-one.ts";
import type { Prepare } from "./prepare.ts";
import type { TellReset } from "./reset-events.ts";

/** Carries out what one press of Confirm claimed. Never throws: whatever happens is told. */
export type CarryOut = (claimed: readonly PendingReset[]) => Promise<void>;

/** People at a time; each person's methods one after the other. */
const width = 4;
/** A shorter pause is over before it could be read. */
const shortestSaidMs = 1000;

export function createCarryOut(
  deps: Omit<CarryOutDeps, "progressed" | "paused"> & {
    readonly prepare: Prepare;
    readonly tell: TellReset;
    /** Ids of what this process carries out: kept alive until it is done. */
    readonly underWay: Set<string>;
  },
): CarryOut {
  const { tell, underWay } = deps;
  return async (batch) => {
    const batchId = batch[0]?.batchId ?? "";
    const claimed = batch.filter(({ state, id }) => state === "claimed" && !underWay.has(id));
    for (const { id } of claimed) underWay.add(id);
    const progressed = () => {
      tell({ kind: "progressed", batchId });
    };
    const paused = (pause: Pause) => {
      if (pause.ms >= shortestSaidMs) tell({ kind: "progressed", batchId, pause });
    };
    const changed = await inParallel(claimed, width, async (reset) => {
      try {
        const carried = await carryOutOne(reset, { ...deps, progressed, paused });
        return carried.kind === "changed" ? reset : undefined;
      } catch (error) {
        tell({ kind: "troubled", batchId, problem: asProblem(error) });
        return undefined;
      } finally {
        underWay.delete(reset.id);
      }
    });
    tell({ kind: "finished", batchId });
    const again = changed.filter((reset) => reset !== undefined);
    if (again.length > 0) await freshSummary(deps, again);
  };
}

/** What changed between summary and Confirm is asked again, never assumed. */
async function freshSummary(
  { prepare, tell }: { prepare: Prepare; tell: TellReset },
  changed: readonly PendingReset[],
) {
  const [first] = changed;
  if (!first) return;
  const { operator, conversationId, details, batchId, act, from } = first;
  const wanted = { parts: changed.map((reset) => asNamed(reset.plan.target)) };
  const again = { operator, conversationId, wanted, details, act, ...(from !== undefined && { from }) };
  try {
    tell({ kind: "changed", batchId, fresh: await prepare(again) });
  } catch (error) {
    tell({ kind: "troubled", batchId, problem: asProblem(error) });
  }
}

const asNamed = ({ objectId, tenantId }: Target) => ({ by: "id", value: objectId, tenantId }) as const;
