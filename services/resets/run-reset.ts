import type { Pause } from "../../core/pause.ts";
import type { PendingReset } from "../../core/pending-reset.ts";
import { asProblem } from "../../core/problem.ts";
import type { CarryOutDeps } from "./carry-out-deps.ts";
import { type Carried, carryOutOne } from "./carry-out-one.ts";
import { endReset, interrupted, recordEnded } from "./end-reset.ts";
import type { FinishBatch } from "./finish-batch.ts";
import { HandedBack } from "./handed-back.ts";
import { isPassing } from "./is-passing.ts";
import { isTooOld } from "./is-too-old.ts";
import type { TellReset } from "./reset-events.ts";
import type { JobEnd, JobRun, RunJob } from "./reset-jobs.ts";
import type { FoundReset, Run } from "./reset-store.ts";

type Given = "resets" | "audit" | "recorded" | "openTenant" | "access" | "home" | "now" | "wait" | "timeout";

export interface RunResetDeps extends Pick<CarryOutDeps, Given> {
  readonly newId: () => string;
  readonly finishBatch: FinishBatch;
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
    if (reset.state !== "claimed" && reset.state !== "begun") {
      await tidyUp(reset, job, deps);
      return done;
    }
    const run = { resetId: reset.id, runner: deps.newId() };
    if (hasHadARun(found, job) && !(await deps.resets.take(run))) return done;
    const obstacle = await standsInTheWay(found, run, deps);
    if (obstacle === "over") await deps.finishBatch(reset.batchId);
    if (obstacle !== "nothing") return done;
    return carry(found, { job, run }, deps);
  };
}

type Obstacle = "nothing" | "parked" | "over";

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

async function batchInTheWay({ reset, batch }: FoundReset, run: Run, deps: RunResetDeps): Promise<Obstacle> {
  const { resets, audit, now, tell } = deps;
  const { operator, id: resetId, batchId, plan } = reset;
  switch (batch?.mode) {
    case "cancelled":
      if (!(await resets.move(resetId, ["claimed"], "cancelled"))) return "parked";
      await audit.record({ kind: "cancelled", operator, at: now().toISOString(), resetId, target: plan.target });
      return "over";
    case "paused":
      await resets.park(run, "paused", now());
      tell({ kind: "progressed", batchId });
      return "parked";
    case "running":
    case undefined:
      return "nothing";
  }
}

async function carry(
  { reset, batch }: FoundReset,
  { job, run }: { job: JobRun; run: Run },
  deps: RunResetDeps,
): Promise<JobEnd> {
  const { batchId } = reset;
  const context = {
    ...{ run, again: job.again || job.tries > 0, lastTry: job.tries >= mostTries },
    ...{ handBack: job.handBack, stillMine: job.stillMine },
    priority: (batch?.total ?? 1) > mostInteractive ? "bulk" : "interactive",
    progressed: () => {
      deps.tell({ kind: "progressed", batchId });
    },
    paused: (pause: Pause) => {
      if (pause.ms >= shortestSaidMs) deps.tell({ kind: "progressed", batchId, pause });
    },
  } as const;
  let carried: Carried;
  try {
    carried = await carryOutOne(reset, { ...deps, ...context });
  } catch (error) {
    return notFinished(error, { reset, job, run }, deps);
  }
  if (carried.kind !== "taken") await deps.finishBatch(batchId);
  return done;
}

async function notFinished(
  error: unknown,
  { reset, job, run }: { reset: PendingReset; job: JobRun; run: Run },
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

/** Over already. A run that died right after its end may have left the record and the card behind. */
async function tidyUp(reset: PendingReset, job: JobRun, deps: RunResetDeps): Promise<void> {
  if (!job.again && job.tries === 0) return;
  const { outcome } = reset;
  if (outcome && !(await deps.recorded(reset.id)).has("ended")) await recordEnded(reset, deps, outcome);
  await deps.finishBatch(reset.batchId);
}
