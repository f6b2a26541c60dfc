import type { Pause } from "../../../core/pause.ts";
import { asProblem } from "../../../core/problem.ts";
import type { PendingReset } from "../../../core/reset/pending-reset.ts";
import type { FinishBatch } from "../bulk/finish-batch.ts";
import type { PauseByItself } from "../bulk/pause-by-itself.ts";
import type { TellReset } from "../reset-events.ts";
import type { JobEnd, JobRun, ResetJobs, RunJob } from "../reset-jobs.ts";
import type { FoundReset, Run } from "../reset-store.ts";
import { batchInTheWay, type Obstacle } from "./batch-in-the-way.ts";
import type { CarryOutDeps } from "./carry-out-deps.ts";
import { type Carried, carryOutOne } from "./carry-out-one.ts";
import { endReset, interrupted } from "./end-reset.ts";
import { HandedBack } from "./handed-back.ts";
import { isPassing } from "./is-passing.ts";
import { isTooOld } from "./is-too-old.ts";
import { revokeFirst } from "./revoke-first.ts";
import { tidyUp } from "./tidy-up.ts";

type Given =
  | "resets"
  | "audit"
  | "recorded"
  | "openTenant"
  | "readAhead"
  | "access"
  | "home"
  | "now"
  | "wait"
  | "timeout";

export interface RunResetDeps extends Pick<CarryOutDeps, Given> {
  readonly newId: () => string;
  readonly jobs: Pick<ResetJobs, "enqueue" | "wake">;
  readonly finishBatch: FinishBatch;
  readonly pauseByItself: PauseByItself;
  readonly tell: TellReset;
}

const done: JobEnd = { kind: "done" };
/** A shorter pause is over before it could be read. */
const shortestSaidMs = 1000;
/** One second, doubled each time: two minutes in all. */
const mostTries = 7;
/** A batch up to this size is waited for. */
const mostInteractive = 25;

/** One job: one target's reset, begun or taken up where it stopped. Every way out is told on its card. */
export function createRunReset(deps: RunResetDeps): RunJob {
  return async (job) => {
    const found = await deps.resets.find(job.resetId);
    if (!found) return done;
    const { reset } = found;
    if (reset.state !== "claimed" && reset.state !== "begun") return tidyUp(found, job, deps);
    const run = { resetId: reset.id, runner: deps.newId() };
    if (hasHadARun(found, job) && !(await deps.resets.take(run))) return done;
    const obstacle = await standsInTheWay(found, run, deps);
    if (obstacle === "over") await deps.finishBatch(reset.batchId);
    if (obstacle !== "nothing") return done;
    return carry(found, { job, run }, deps);
  };
}

/** That run has it still, or will when it wakes: once this one has taken it, the other is not heard. */
const hasHadARun = ({ runAt }: FoundReset, { again }: JobRun): boolean => again || runAt !== undefined;

/** Looked at before each target begins: its batch, whether it is too late, whether its operator is asked to sign in already. */
async function standsInTheWay(found: FoundReset, run: Run, deps: RunResetDeps): Promise<Obstacle> {
  const { reset, signInAwaited } = found;
  if (reset.parked) return "parked";
  const ofBatch = reset.state === "claimed" ? await batchInTheWay(found, run, deps) : "nothing";
  if (ofBatch !== "nothing") return ofBatch;
  if (isTooOld(found, deps.now())) {
    await endReset(reset, deps, interrupted(reset, deps));
    return "over";
  }
  if (!signInAwaited) return "nothing";
  await deps.resets.park(run, "sign-in", deps.now());
  return "parked";
}

interface Attempt {
  readonly job: JobRun;
  readonly run: Run;
}

async function carry(found: FoundReset, attempt: Attempt, deps: RunResetDeps): Promise<JobEnd> {
  const { reset } = found;
  const isOfSessions = found.batch?.sessionsFirst === true && reset.state === "claimed";
  let carried: Carried | { readonly kind: "revoked" };
  try {
    carried = await (isOfSessions ? revokeFirst : carryOutOne)(reset, contextOf(found, attempt, deps));
  } catch (error) {
    return notFinished(error, { reset, ...attempt }, deps);
  }
  if (carried.kind === "revoked") await deps.resets.park(attempt.run, "sessions", deps.now());
  if (isOfSessions) await endSessions(reset, deps);
  await follow(reset, carried, deps);
  return recordedAfter(carried).then(
    () => done,
    (error: unknown) => notFinished(error, { reset, ...attempt }, deps),
  );
}

/** The card goes before the record's last line. */
async function recordedAfter(carried: Carried | { readonly kind: "revoked" }): Promise<void> {
  if (carried.kind === "ended") await carried.recorded;
}

/** Told on the card, and where too many end alike, the others are not begun. */
async function follow(
  reset: PendingReset,
  carried: Carried | { readonly kind: "revoked" },
  { finishBatch, pauseByItself }: RunResetDeps,
): Promise<void> {
  if (carried.kind === "taken") return;
  await finishBatch(reset.batchId);
  if (carried.kind === "ended") await pauseByItself(reset, carried.outcome);
}

function contextOf({ reset, batch }: FoundReset, { job, run }: Attempt, deps: RunResetDeps): CarryOutDeps {
  const { batchId } = reset;
  return {
    ...deps,
    run,
    again: job.again || job.tries > 0 || reset.sessions !== undefined,
    lastTry: job.tries >= mostTries,
    ...{ handBack: job.handBack, stillMine: job.stillMine },
    priority: (batch?.total ?? 1) > mostInteractive ? "bulk" : "interactive",
    progressed: () => {
      deps.tell({ kind: "progressed", batchId });
    },
    paused: (pause: Pause) => {
      if (pause.ms >= shortestSaidMs) deps.tell({ kind: "progressed", batchId, pause });
    },
  };
}

/** After the last one's sessions the removals begin, of everybody. */
async function endSessions({ batchId }: PendingReset, { resets, jobs, now }: RunResetDeps): Promise<void> {
  if ((await resets.endSessions(batchId)).length === 0) return;
  await resets.unpark("no-longer-waiting", now(), jobs.enqueue);
  jobs.wake();
}

async function notFinished(
  error: unknown,
  { reset, job, run }: Attempt & { readonly reset: PendingReset },
  deps: RunResetDeps,
): Promise<JobEnd> {
  if (error instanceof HandedBack) return { kind: "handed-back" };
  const { operator, batchId } = reset;
  const problem = asProblem(error);
  if (problem.code === "sign-in-needed") {
    const waiting = await deps.resets.park(run, "sign-in", deps.now());
    deps.tell(waiting === 1 ? { kind: "sign-in-needed", batchId, operator, problem } : { kind: "progressed", batchId });
    return done;
  }
  if (isPassing(problem) && job.tries < mostTries) {
    const afterMs = 1000 * 2 ** job.tries;
    deps.tell({ kind: "progressed", batchId, pause: { ms: afterMs, before: "next-try", because: problem.code } });
    return { kind: "later", afterMs };
  }
  deps.tell({ kind: "troubled", batchId, problem });
  if (problem.code === "no-record") {
    await deps.finishBatch(batchId);
    return done;
  }
  throw problem;
}
