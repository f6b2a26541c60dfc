import type { PendingReset } from "../../core/pending-reset.ts";
import type { Target } from "../../core/people.ts";
import { asProblem } from "../../core/problem.ts";
import type { Prepare } from "./prepare.ts";
import type { TellReset } from "./reset-events.ts";
import type { ResetStore } from "./reset-store.ts";

export interface FinishBatchDeps {
  readonly resets: Pick<ResetStore, "finishBatch" | "progress" | "batch">;
  readonly prepare: Prepare;
  readonly tell: TellReset;
  readonly now: () => Date;
}

/** To be called whenever a reset of the batch is over. After the last one, once for all: it is told, and what changed is asked again. */
export type FinishBatch = (batchId: string) => Promise<void>;

/** As many as somebody looks at in one go; for more the outcome offers *Make it again*. */
const mostAskedAgain = 25;

export function createFinishBatch(deps: FinishBatchDeps): FinishBatch {
  const { resets, tell, now } = deps;
  return async (batchId) => {
    if (!(await resets.finishBatch(batchId, now()))) {
      tell({ kind: "progressed", batchId });
      return;
    }
    tell({ kind: "finished", batchId });
    const again = await toAskAgain(batchId, deps);
    if (again.length > 0) await freshSummary(deps, again);
  };
}

/** What changed between summary and Confirm, and what was interrupted, is asked again, never assumed. */
async function toAskAgain(batchId: string, { resets }: FinishBatchDeps): Promise<readonly PendingReset[]> {
  const { states = {}, verdicts = {} } = (await resets.progress(batchId)) ?? {};
  const number = (states.superseded ?? 0) + (verdicts.interrupted ?? 0);
  if (number === 0 || number > mostAskedAgain) return [];
  return (await resets.batch(batchId)).filter(isToAskAgain);
}

/** Whoever did not sign in is not asked: nothing could be read for them. */
function isToAskAgain({ state, outcome }: PendingReset): boolean {
  if (state === "superseded") return true;
  return outcome?.verdict === "interrupted" && outcome.stoppedBy !== "sign-in-needed";
}

async function freshSummary({ prepare, tell }: FinishBatchDeps, changed: readonly PendingReset[]): Promise<void> {
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
