import type { Customer } from "../../core/people.ts";
import { ruleForTargets } from "../../core/rule-for-targets.ts";
import type { ResetVerbs } from "../../dialogs/reset.ts";
import { createResetEventDialog, type ResetEventDialog } from "../../dialogs/reset-events.ts";
import type { AccessSource } from "../../services/access/access-source.ts";
import type { Audit } from "../../services/audit/audit.ts";
import type { CustomersFor } from "../../services/customers/customers-for.ts";
import { createCancel } from "../../services/resets/cancel.ts";
import { createCarryOut } from "../../services/resets/carry-out.ts";
import type { ChoiceStore } from "../../services/resets/choice-store.ts";
import { createConfirm } from "../../services/resets/confirm.ts";
import { createEndInterrupted } from "../../services/resets/end-interrupted.ts";
import { createPrepare } from "../../services/resets/prepare.ts";
import { createPrepareAgain } from "../../services/resets/prepare-again.ts";
import type { TellReset } from "../../services/resets/reset-events.ts";
import type { ResetStore } from "../../services/resets/reset-store.ts";
import { createShow } from "../../services/resets/show.ts";
import type { OpenTenant } from "../../services/tenants/open-tenant.ts";

export interface ResetDeps {
  readonly openTenant: OpenTenant;
  readonly customersFor: CustomersFor;
  readonly access: AccessSource;
  readonly home: Customer;
  readonly resets: ResetStore;
  readonly choices: ChoiceStore;
  readonly audit: Audit;
  readonly tell: TellReset;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly wait: (ms: number) => Promise<void>;
  readonly timeout: (ms: number) => AbortSignal;
}

export interface ComposedResets {
  readonly verbs: ResetVerbs;
  readonly events: ResetEventDialog;
  readonly endInterrupted: () => Promise<number>;
  /** Says of what this process carries out that it does. */
  readonly keepAlive: () => Promise<void>;
}

/** The verbs of a reset. */
export function composeResets(deps: ResetDeps): ComposedResets {
  const { resets, access, home, now } = deps;
  const prepare = createPrepare(deps);
  const underWay = new Set<string>();
  return {
    verbs: {
      prepare,
      prepareAgain: createPrepareAgain({ ...deps, prepare }),
      confirm: createConfirm(deps),
      cancel: createCancel(deps),
      show: createShow(deps),
      carryOut: createCarryOut({ ...deps, prepare, underWay }),
      now,
    },
    events: createResetEventDialog({
      batch: (batchId) => resets.batch(batchId),
      rule: (resets) =>
        ruleForTargets(
          access.current(),
          home,
          resets.map(({ plan }) => plan.target),
        ),
      now,
    }),
    endInterrupted: createEndInterrupted(deps),
    keepAlive: () => resets.keepAlive([...underWay]),
  };
}
