import type { Pause } from "../../../core/pause.ts";
import type { Problem } from "../../../core/problem.ts";
import type { Outcome, RemovalAnswer, Step } from "../../../core/reset/outcome.ts";
import type { PendingReset } from "../../../core/reset/pending-reset.ts";
import { planReset } from "../../../core/reset/plan-reset.ts";
import { abandon, appearedSince, verdictOf } from "../../../core/reset/steps.ts";
import { requestsLeft } from "../../requests-left.ts";
import type { CarryOutDeps } from "./carry-out-deps.ts";
import { endDenied, notDone, recordEnded } from "./end-reset.ts";
import { finalProblem } from "./final-problem.ts";
import { unlessHandedBack } from "./handed-back.ts";
import { mayGoOn } from "./may-go-on.ts";
import { openRun, type Work } from "./open-run.ts";
import { proveGone } from "./prove-gone.ts";
import { createRecordBehind } from "./record-behind.ts";
import { recordStep } from "./record-step.ts";
import { removeInRounds } from "./remove-in-rounds.ts";
import { revokeSessions } from "./revoke-sessions.ts";
import { createStopWhilePausing } from "./stop-while-pausing.ts";

/** Ended with its outcome, put aside since something had changed, or taken: somebody else carries it out or ended it. */
export type Carried =
  | {
      readonly kind: "ended";
      readonly outcome: Outcome;
      /** Resolves when the record has it too, which the card need not wait for; unset: it has. */
      readonly recorded?: Promise<void>;
    }
  | { readonly kind: "changed" }
  | { readonly kind: "taken" };

const longestResetMs = 30 * 60 * 1000;

/**
 * One claimed or begun reset, from the second check to the proof. Throws what leaves it unfinished in the store: `HandedBack`,
 * `sign-in-needed`, and what is passing where this is not the last try.
 */
export async function carryOutOne(reset: PendingReset, given: CarryOutDeps): Promise<Carried> {
  const pausing = createStopWhilePausing(given.handBack, given.now);
  const paused = (pause: Pause) => {
    if (pause.before === "next-try") pausing.paused(pause.ms);
    given.paused(pause);
  };
  const deps = { ...given, paused, stopped: pausing.signal };
  const startedAt = reset.claimedAt ?? deps.now().toISOString();
  const opened = await openRun(reset, deps).catch((error: unknown) => finalProblem(error, deps));
  const end = async (outcome: Outcome): Promise<Carried> => {
    if (!(await deps.resets.end(deps.run, outcome))) return { kind: "taken" };
    // The card's request leaves before the record takes this process's time.
    const recorded = requestsLeft().then(() => recordEnded(reset, deps, outcome));
    // Heard by whoever waits for it.
    recorded.catch(() => undefined);
    return { kind: "ended", outcome, recorded };
  };
  if (opened instanceof Error) return end(notDone(reset, deps, { startedAt, stoppedBy: opened.code }));
  if (opened.kind === "changed" || opened.kind === "taken") return opened;
  if (opened.kind === "denied") return endDenied(reset, deps, { startedAt, denial: opened.denial });
  const carry = reset.act === "reset" ? work : revokeOnly;
  return end(await carry(reset, deps, { ...opened, startedAt }));
}

interface WorkDeps extends CarryOutDeps {
  readonly stopped: AbortSignal;
}

type Begun = Work & { readonly startedAt: string };

async function work(reset: PendingReset, deps: WorkDeps, begun: Begun): Promise<Outcome> {
  const { tenant, kept, startedAt } = begun;
  const { target } = reset.plan;
  // Sessions first: whoever is signed in as this person should not be able to answer the removals with a registration.
  const sessions = await revokeSessions(reset, tenant, deps);
  const { steps, stoppedBy, written } = await remove(reset, deps, begun);
  const wait = (ms: number) => {
    deps.paused({ ms, before: "next-reading" });
    return deps.wait(ms);
  };
  const proving = proveGone(steps, { read: () => tenant.methods.read(target.objectId), now: deps.now, wait });
  const [last, read] = await Promise.allSettled([written, unlessHandedBack(proving, deps.handBack)]);
  const stopped = stoppedBy ?? valueOf(last);
  const proof = valueOf(read);
  const removableNow = proof.reading ? planReset(target, proof.reading, deps.now()).removals : [];
  const keptIds = kept.map(({ method }) => method.id);
  return {
    verdict: verdictOf(proof.steps, proof.checkedAt !== undefined),
    steps: proof.steps,
    kept,
    appeared: appearedSince(
      proof.steps,
      removableNow.map(({ method }) => method),
      keptIds,
    ),
    sessions,
    ...(proof.checkedAt !== undefined && { checkedAt: proof.checkedAt }),
    startedAt,
    endedAt: deps.now().toISOString(),
    ...(stopped && { stoppedBy: stopped }),
  };
}

function valueOf<T>(settled: PromiseSettledResult<T>): T {
  if (settled.status === "rejected") throw settled.reason;
  return settled.value;
}

interface Removed {
  readonly steps: readonly Step[];
  readonly stoppedBy?: Problem["code"];
  /** Resolves when the last step is recorded, or with why it can't be. */
  readonly written: Promise<Problem["code"] | undefined>;
}

async function remove(
  reset: PendingReset,
  deps: WorkDeps,
  { tenant, steps: start, changeDefaultTo }: Begun,
): Promise<Removed> {
  let steps = start;
  const behind = createRecordBehind((all, changed) => recordStep(reset, deps, { all, changed }));
  const remaining = { targetId: reset.plan.target.objectId, steps, ...(changeDefaultTo && { changeDefaultTo }) };
  try {
    const removed = await removeInRounds(remaining, {
      methods: tenant.methods,
      now: deps.now,
      signal: deps.timeout(longestResetMs),
      stopped: deps.stopped,
      timeout: deps.timeout,
      mayGoOn: () => mayGoOn(deps),
      recordDefault: (answer) => recordDefault(reset, deps, { to: changeDefaultTo ?? "none", answer }),
      record: (all, changed) => {
        steps = all;
        return behind.add(all, changed);
      },
    });
    const written = behind.done().then(
      () => undefined,
      (error: unknown) => finalProblem(error, deps).code,
    );
    return { steps: removed, written };
  } catch (error) {
    await Promise.allSettled([behind.done()]);
    const { code: stoppedBy } = finalProblem(error, deps);
    return { steps: abandon(steps), stoppedBy, written: Promise.resolve(undefined) };
  }
}

/** Microsoft's yes is all there is: no reading shows that sessions are gone. */
async function revokeOnly(reset: PendingReset, deps: CarryOutDeps, { tenant, startedAt }: Begun): Promise<Outcome> {
  const sessions = await revokeSessions(reset, tenant, deps);
  const nothing = { steps: [], kept: [], appeared: [] };
  const endedAt = deps.now().toISOString();
  return { verdict: sessions === "revoked" ? "complete" : "failed", ...nothing, sessions, startedAt, endedAt };
}

async function recordDefault(
  { id: resetId, operator, plan }: PendingReset,
  deps: CarryOutDeps,
  { to, answer }: { to: string; answer: RemovalAnswer },
): Promise<void> {
  const at = deps.now().toISOString();
  const done = answer.kind === "removed";
  const join = answer.graphRequestId === undefined ? {} : { graphRequestId: answer.graphRequestId };
  await deps.audit.record({ kind: "default-changed", operator, at, resetId, target: plan.target, to, done, ...join });
}
