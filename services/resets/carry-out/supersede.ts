import type { PendingReset } from "../../../core/reset/pending-reset.ts";
import type { Audit } from "../../audit/audit.ts";
import type { ResetStore } from "../reset-store.ts";

export interface SupersedeDeps {
  readonly resets: Pick<ResetStore, "move">;
  readonly audit: Audit;
  readonly now: () => Date;
}

/** What is there is not what was confirmed: put aside, in the store and in the record. Taken: somebody else has it. */
export async function supersede(
  reset: PendingReset,
  deps: SupersedeDeps,
): Promise<{ readonly kind: "changed" | "taken" }> {
  if (!(await deps.resets.move(reset.id, ["claimed"], "superseded"))) return { kind: "taken" };
  await recordSuperseded(reset, deps);
  return { kind: "changed" };
}

export async function recordSuperseded(
  { id: resetId, operator, plan: { target } }: PendingReset,
  { audit, now }: Pick<SupersedeDeps, "audit" | "now">,
): Promise<void> {
  await audit.record({ kind: "superseded", operator, at: now().toISOString(), resetId, target });
}
