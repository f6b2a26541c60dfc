import type { Step } from "../../../core/reset/outcome.ts";
import type { PendingReset } from "../../../core/reset/pending-reset.ts";
import type { Audit } from "../../audit/audit.ts";
import type { ResetStore, Run } from "../reset-store.ts";
import { HandedBack } from "./handed-back.ts";

export interface RecordStepDeps {
  readonly resets: Pick<ResetStore, "recordSteps">;
  readonly audit: Audit;
  readonly run: Run;
  readonly now: () => Date;
  /** Called after each step; must not throw. */
  readonly progressed: () => void;
}

/** Durable in the audit and in the store. Throws `no-record`, `store-unavailable`, and `HandedBack` where somebody else goes on. */
export async function recordStep(
  { id: resetId, operator, plan: { target } }: PendingReset,
  deps: RecordStepDeps,
  { all, changed }: { all: readonly Step[]; changed: Step },
): Promise<void> {
  const { removal, status, trouble, graphRequestId } = changed;
  const method = { id: removal.method.id, kind: removal.method.kind, action: removal.action };
  const why = { ...(trouble && { trouble }), ...(graphRequestId !== undefined && { graphRequestId }) };
  const at = deps.now().toISOString();
  await deps.audit.record({ kind: "step", operator, at, resetId, target, method, status, ...why });
  // This process was silent for so long that another one took over or ended it: nothing more is removed.
  if (!(await deps.resets.recordSteps(deps.run, all))) throw new HandedBack();
  deps.progressed();
}
