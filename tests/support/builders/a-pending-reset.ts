import type { Target } from "../../../core/directory/people.ts";
import type { Method, PreferredMethod } from "../../../core/reset/method.ts";
import type { PendingReset } from "../../../core/reset/pending-reset.ts";
import type { ResetPlan } from "../../../core/reset/plan.ts";
import { planReset } from "../../../core/reset/plan-reset.ts";
import { aMobile, anAuthenticator, aReading } from "./methods.ts";
import { anOperator, aPerson } from "./people.ts";
import { aReset, now } from "./resets.ts";

/** The plan this program makes for these methods. */
export function aPlanFor(
  methods: readonly Method[] = [aMobile(), anAuthenticator()],
  { target = aPerson("Alice Anders"), preferred = "none" }: { target?: Target; preferred?: PreferredMethod } = {},
): ResetPlan {
  return planReset(target, aReading(methods, { preferred }), now);
}

/** A mobile phone and an authenticator app of Alice, waiting for the operator's yes. */
export function aPendingReset(part: Partial<PendingReset> = {}): PendingReset {
  return aReset({ id: "reset-1", batchId: "batch-1", operator: anOperator(), plan: aPlanFor(), ...part });
}
