import { ruleForTargets } from "../../core/access/rule-for-targets.ts";
import type { Customer } from "../../core/directory/people.ts";
import type { ResetVerbs } from "../../dialogs/reset.ts";
import { createResetEventDialog, type ResetEventDialog } from "../../dialogs/reset-events.ts";
import type { AccessSource } from "../../services/access/access-source.ts";
import type { Audit } from "../../services/audit/audit.ts";
import type { CustomersFor } from "../../services/customers/customers-for.ts";
import type { Log } from "../../services/log.ts";
import type { BulkStore } from "../../services/resets/bulk/bulk-store.ts";
import { createEndLongPauses } from "../../services/resets/bulk/end-long-pauses.ts";
import { createFinishBatch } from "../../services/resets/bulk/finish-batch.ts";
import { createPauseByItself } from "../../services/resets/bulk/pause-by-itself.ts";
import type { CarryOutDeps } from "../../services/resets/carry-out/carry-out-deps.ts";
import { createReadAhead } from "../../services/resets/carry-out/read-ahead.ts";
import { createResumeParked, type ResumeParked } from "../../services/resets/carry-out/resume-parked.ts";
import { createRunReset } from "../../services/resets/carry-out/run-reset.ts";
import { createSweepResets } from "../../services/resets/carry-out/sweep-resets.ts";
import { createCancel } from "../../services/resets/confirm/cancel.ts";
import { createConfirm } from "../../services/resets/confirm/confirm.ts";
import { createReadAtPress, type ReadAtPress } from "../../services/resets/confirm/read-at-press.ts";
import { createShow } from "../../services/resets/confirm/show.ts";
import type { ChoiceStore } from "../../services/resets/prepare/choice-store.ts";
import { createPrepare } from "../../services/resets/prepare/prepare.ts";
import { createPrepareAgain } from "../../services/resets/prepare/prepare-again.ts";
import type { SummaryStore } from "../../services/resets/prepare/summary-store.ts";
import type { TellReset } from "../../services/resets/reset-events.ts";
import type { ResetJobs, RunJob } from "../../services/resets/reset-jobs.ts";
import type { ResetStore } from "../../services/resets/reset-store.ts";
import type { OpenTenant } from "../../services/tenants/open-tenant.ts";
import { composeBulks } from "./compose-bulks.ts";
import { type ComposedSummaries, composeSummaries } from "./compose-summaries.ts";

/** On the one card of few people. */
const mostExcluded = 100;

export interface ResetDeps {
  readonly openTenant: OpenTenant;
  readonly customersFor: CustomersFor;
  readonly access: AccessSource;
  readonly home: Customer;
  readonly resets: ResetStore;
  readonly summaries: SummaryStore;
  readonly bulks: BulkStore;
  readonly callsPerSecond: number;
  readonly longestPauseHours: number;
  readonly offersFiles: boolean;
  readonly jobs: ResetJobs;
  readonly recorded: CarryOutDeps["recorded"];
  readonly choices: ChoiceStore;
  readonly audit: Audit;
  readonly tell: TellReset;
  readonly log: Log;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly wait: (ms: number) => Promise<void>;
  readonly timeout: (ms: number) => AbortSignal;
}

export interface ComposedResets {
  readonly verbs: ResetVerbs;
  readonly readAtPress: ReadAtPress;
  readonly events: ResetEventDialog;
  /** Carries one job out. */
  readonly run: RunJob;
  readonly resumeParked: ResumeParked;
  readonly sweep: () => Promise<number>;
  readonly many: ComposedSummaries;
}

/** The verbs of a reset. */
export function composeResets(deps: ResetDeps): ComposedResets {
  const { resets, summaries, access, home, now } = deps;
  const many = composeSummaries(deps);
  const prepare = createPrepare({ ...deps, ...many });
  const finishBatch = createFinishBatch({ ...deps, prepare });
  const bulks = composeBulks({ ...deps, finishBatch });
  const readAhead = createReadAhead(deps);
  return {
    verbs: {
      prepare,
      prepareAgain: createPrepareAgain({ ...deps, ...many, prepare }),
      confirm: createConfirm({ ...deps, ...many }),
      cancel: createCancel(deps),
      show: createShow(deps),
      many,
      bulks,
      now,
    },
    readAtPress: createReadAtPress({ ...deps, readAhead }),
    events: createResetEventDialog({
      batch: (batchId) => resets.batch(batchId),
      ...many,
      ...bulks,
      excluded: (batchId) => summaries.excluded(batchId, 0, mostExcluded),
      rule: (resets) =>
        ruleForTargets(
          access.current(),
          home,
          resets.map(({ plan }) => plan.target),
        ),
      now,
    }),
    run: createRunReset({ ...deps, readAhead, finishBatch, pauseByItself: createPauseByItself(deps) }),
    resumeParked: createResumeParked(deps),
    many,
    sweep: createSweepResets({ ...deps, finishBatch, endLongPauses: createEndLongPauses({ ...deps, finishBatch }) }),
  };
}
