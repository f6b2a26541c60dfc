import { composeBulks } from "../../../bot/compose/compose-bulks.ts";
import { composeCustomers } from "../../../bot/compose/compose-customers.ts";
import { composeSummaries } from "../../../bot/compose/compose-summaries.ts";
import type { Access } from "../../../core/access/access.ts";
import type { Details } from "../../../core/details.ts";
import type { Operator } from "../../../core/directory/people.ts";
import { createEndLongPauses } from "../../../services/resets/bulk/end-long-pauses.ts";
import { createFinishBatch } from "../../../services/resets/bulk/finish-batch.ts";
import { createPauseByItself } from "../../../services/resets/bulk/pause-by-itself.ts";
import { createReadAhead } from "../../../services/resets/carry-out/read-ahead.ts";
import { createResumeParked } from "../../../services/resets/carry-out/resume-parked.ts";
import { createRunReset } from "../../../services/resets/carry-out/run-reset.ts";
import { createSweepResets } from "../../../services/resets/carry-out/sweep-resets.ts";
import { createCancel } from "../../../services/resets/confirm/cancel.ts";
import { type Confirm, createConfirm } from "../../../services/resets/confirm/confirm.ts";
import { createReadAtPress } from "../../../services/resets/confirm/read-at-press.ts";
import { createShow } from "../../../services/resets/confirm/show.ts";
import { createPrepare } from "../../../services/resets/prepare/prepare.ts";
import { createPrepareAgain } from "../../../services/resets/prepare/prepare-again.ts";
import type { Prepared } from "../../../services/resets/prepare/prepared.ts";
import type { ResetEvent } from "../../../services/resets/reset-events.ts";
import { anAccess } from "../builders/an-access.ts";
import { anOperator, home } from "../builders/people.ts";
import { now as start } from "../builders/resets.ts";
import { recordingLog } from "../recording-log.ts";
import { World } from "./a-world.ts";
import { memoryBulkStore } from "./memory-bulk-store.ts";
import { memoryChoiceStore } from "./memory-choice-store.ts";
import { memoryJobs } from "./memory-jobs.ts";
import { memoryPreferences } from "./memory-preferences.ts";
import { memoryResetStore } from "./memory-reset-store.ts";
import { memorySummaryStore } from "./memory-summary-store.ts";
import { recordingAudit } from "./recording-audit.ts";

export const noDetails: Details = { revokeSessions: false };
export const conversationId = "personal-olive";

/** Every verb of a reset on fakes. Time passes only in `wait`, which never sleeps. */
export function aDesk({ access = anAccess() }: { access?: Access } = {}) {
  const world = new World();
  const resets = memoryResetStore();
  const summaries = memorySummaryStore(resets.rows);
  const choices = memoryChoiceStore();
  const audit = recordingAudit();
  const events: ResetEvent[] = [];
  const clock = { now: start, waits: [] as number[], timeouts: [] as number[] };
  const file = { access };
  const timeouts = { make: () => new AbortController().signal };
  let ids = 0;
  const jobs = memoryJobs();
  const deps = {
    jobs,
    recorded: (resetId: string) => Promise.resolve(audit.kindsOf(resetId)),
    openTenant: world.openTenant,
    access: { current: () => file.access, fault: () => undefined },
    home,
    resets,
    summaries,
    bulks: memoryBulkStore(resets),
    callsPerSecond: 10,
    longestPauseHours: 24,
    offersFiles: true,
    choices,
    audit,
    log: recordingLog(),
    now: () => clock.now,
    newId: () => `id-${++ids}`,
    tell: (event: ResetEvent) => void events.push(event),
    wait: (ms: number) => {
      clock.waits.push(ms);
      clock.now = new Date(clock.now.getTime() + ms);
      return Promise.resolve();
    },
    timeout: (ms: number) => {
      clock.timeouts.push(ms);
      return timeouts.make();
    },
  };
  const preferences = memoryPreferences();
  const customers = composeCustomers({
    ...deps,
    preferences,
    consentLink: (tenantId) => `https://consent/${tenantId}`,
  });
  const { customersFor } = customers;
  const many = composeSummaries({ ...deps, customersFor });
  const prepare = createPrepare({ ...deps, ...many, customersFor });
  const finishBatch = createFinishBatch({ ...deps, prepare });
  const readAhead = createReadAhead(deps);
  const readAtPress = createReadAtPress({ ...deps, readAhead });
  const confirm = createConfirm({ ...deps, ...many });
  const run = createRunReset({ ...deps, readAhead, finishBatch, pauseByItself: createPauseByItself(deps) });
  const passed = (ms: number) => {
    clock.now = new Date(clock.now.getTime() + ms);
  };
  return {
    ...{ world, jobs, run, resets, choices, audit, events, clock, file, timeouts, deps, preferences, customers },
    ...{ summaries, many, prepare },
    bulks: composeBulks({ ...deps, finishBatch }),
    prepareAgain: createPrepareAgain({ ...deps, ...many, prepare }),
    /** As the bot hears a press. */
    confirm: async (press: Parameters<Confirm>[0]) => {
      await readAtPress(press);
      return confirm(press);
    },
    cancel: createCancel(deps),
    show: createShow(deps),
    /** Carries out all that is queued, and what is put off by that. */
    carryOut: () => jobs.drain(run, passed),
    resumeParked: createResumeParked(deps),
    sweep: createSweepResets({ ...deps, finishBatch, endLongPauses: createEndLongPauses({ ...deps, finishBatch }) }),
    /** Prepares these people, by object id, as the operator. */
    summaryFor: (...objectIds: string[]): Promise<Prepared> =>
      prepare({
        ...{ operator: anOperator(), conversationId, details: noDetails },
        wanted: { parts: objectIds.map((value) => ({ by: "id", value })) },
      }),
    press: (batchId: string, operator: Operator = anOperator()) => ({ operator, conversationId, batchId }),
  };
}

export type Desk = ReturnType<typeof aDesk>;

/** The summary that was made, or the test fails. */
export function reviewOf(prepared: Prepared) {
  if (prepared.kind !== "review") throw new Error(`No summary but ${prepared.kind}`);
  return prepared;
}

/** Summary, Confirm with every tick, and all that follows. `between`: what happens between summary and Confirm. */
export async function resetMfaOf(desk: Desk, objectIds: string[], between: () => void = () => undefined) {
  const { batchId } = reviewOf(await desk.summaryFor(...objectIds));
  between();
  const confirmed = await desk.confirm({ ...desk.press(batchId), ticks: {}, details: noDetails });
  if (confirmed.kind !== "claimed") throw new Error(`Not claimed but ${confirmed.kind}`);
  await desk.carryOut();
  return desk.resets.batch(batchId);
}
