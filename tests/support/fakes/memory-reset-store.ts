import { setImmediate as turn } from "node:timers/promises";
import { type Operator, sameAccount } from "../../../core/directory/people.ts";
import { Problem } from "../../../core/problem.ts";
import type { Outcome } from "../../../core/reset/outcome.ts";
import { isExpired, type PendingReset, type ResetState } from "../../../core/reset/pending-reset.ts";
import type { ResetJob, SqlTransaction } from "../../../services/resets/reset-jobs.ts";
import type { ResetStore } from "../../../services/resets/reset-store.ts";
import { meantParked } from "./meant-parked.ts";
import { type MemoryBatches, memoryBatchVerbs } from "./memory-batch-verbs.ts";

export interface MemoryResetStore extends ResetStore {
  readonly rows: Map<string, PendingReset>;
  readonly batches: MemoryBatches;
}

const noTransaction: SqlTransaction = { executeSql: () => Promise.resolve({ rows: [] }) };

/** Pending resets in memory, each call one turn of the event loop late, so that races happen. `rows` and `batches` are open to a test. */
export function memoryResetStore(...initial: PendingReset[]): MemoryResetStore {
  const rows = new Map(initial.map((reset) => [reset.id, reset]));
  const batches: MemoryBatches = new Map();
  const extras = new Map<string, { runner?: string; runAt?: string }>();
  const change = (id: string, from: readonly ResetState[], part: Partial<PendingReset>): boolean => {
    const row = rows.get(id);
    if (!row || !from.includes(row.state)) return false;
    rows.set(id, { ...row, ...part });
    return true;
  };
  const mine = ({ resetId, runner }: { resetId: string; runner?: string }) =>
    runner === undefined || (extras.get(resetId)?.runner ?? runner) === runner;
  const all = () => [...rows.values()];
  const batchOf = (batchId: string) =>
    all()
      .filter((row) => row.batchId === batchId)
      .sort((a, b) => a.position - b.position);
  const checkCap = (operator: Operator, people: number, most = Infinity) => {
    const isUnderWay = (row: PendingReset) => row.state === "claimed" || row.state === "begun";
    const underWay = all().filter((row) => isUnderWay(row) && sameAccount(row.operator, operator));
    if (underWay.length + people > most) throw new Problem("too-many-people");
  };
  const jobOf = ({ id, batchId, plan: { target } }: PendingReset): ResetJob => ({
    resetId: id,
    target,
    bulk: (batches.get(batchId)?.total ?? 0) > 25,
  });
  return {
    rows,
    batches,
    async batch(batchId) {
      await turn();
      return batchOf(batchId);
    },
    async only(batchId) {
      await turn();
      const [one, ...more] = batchOf(batchId);
      return more.length === 0 ? one : undefined;
    },
    async find(resetId) {
      await turn();
      const reset = rows.get(resetId);
      if (!reset) return undefined;
      const batch = batches.get(reset.batchId);
      const { runAt } = extras.get(resetId) ?? {};
      const signInAwaited = batchOf(reset.batchId).some(
        ({ id, parked, plan }) =>
          id !== resetId && parked?.why === "sign-in" && plan.target.tenantId === reset.plan.target.tenantId,
      );
      return { reset, ...(batch && { batch }), ...(runAt !== undefined && { runAt }), signInAwaited };
    },
    async claim(batchId, { operator, at, chosen, details, mostUnderWay }, enqueue) {
      await turn();
      const open = batchOf(batchId).filter(
        (row) => row.state === "pending" && !isExpired(row, at) && sameAccount(row.operator, operator),
      );
      if (open.length === 0) return 0;
      checkCap(operator, open.length, mostUnderWay);
      const claimedAt = at.toISOString();
      const sessionsFirst = open.length > 10 && details.revokeSessions && open[0]?.act === "reset";
      const times = { changedAt: claimedAt, aliveAt: claimedAt };
      batches.set(batchId, {
        ...{ batchId, mode: "running", total: open.length, ...times },
        ...(sessionsFirst && { sessionsFirst }),
      });
      for (const row of open) {
        const ticked = chosen.get(row.id);
        rows.set(row.id, { ...row, state: "claimed", claimedAt, details, ...(ticked && { chosen: ticked }) });
      }
      await enqueue(noTransaction, open.map(jobOf));
      return open.length;
    },
    async move(resetId, from, to) {
      await turn();
      return change(resetId, from, { state: to });
    },
    async take({ resetId, runner }) {
      await turn();
      extras.set(resetId, { ...extras.get(resetId), runner });
      return true;
    },
    async begin({ resetId, runner }, at) {
      await turn();
      if (!mine({ resetId, runner }) || !change(resetId, ["claimed", "begun"], { state: "begun" })) return false;
      extras.set(resetId, { runner, runAt: at.toISOString() });
      return true;
    },
    async recordSessions(run, sessions) {
      await turn();
      return mine(run) && change(run.resetId, ["claimed"], { sessions });
    },
    async recordSteps(run, steps) {
      await turn();
      return mine(run) && change(run.resetId, ["begun"], { steps });
    },
    async end(run, outcome) {
      await turn();
      if (!mine(run) || !change(run.resetId, ["claimed", "begun"], { state: "ended", outcome, steps: outcome.steps })) {
        return false;
      }
      unpark(run.resetId);
      return true;
    },
    async park(run, why, at) {
      await turn();
      if (!mine(run) || !change(run.resetId, ["claimed", "begun"], { parked: { why, at: at.toISOString() } })) return 0;
      const { batchId, plan } = rows.get(run.resetId)!;
      const alike = ({ parked, plan: other }: PendingReset) =>
        parked?.why === why && other.target.tenantId === plan.target.tenantId;
      return batchOf(batchId).filter(alike).length;
    },
    async unpark(which, at, enqueue) {
      await turn();
      const meant = all().filter((row) => meantParked(row, which, batches.get(row.batchId)));
      for (const { id } of meant) {
        unpark(id);
        extras.set(id, { ...extras.get(id), runAt: at.toISOString() });
      }
      await enqueue(noTransaction, meant.map(jobOf));
      return [...new Set(meant.map(({ batchId }) => batchId))];
    },
    async parkedBefore(why, before) {
      await turn();
      return all().filter(({ parked }) => parked?.why === why && Date.parse(parked.at) <= before.getTime());
    },
    async underWay() {
      await turn();
      return all().flatMap(({ id, state, parked }) =>
        (state === "claimed" || state === "begun") && !parked ? [id] : [],
      );
    },
    async pendingOf(operator) {
      await turn();
      return all().filter((row) => row.state === "pending" && sameAccount(row.operator, operator));
    },
    async lastReset(target, since) {
      await turn();
      return all()
        .filter(({ plan }) => sameAccount(plan.target, target))
        .flatMap(({ outcome }) => (outcome && removedAnything(outcome) ? [outcome.endedAt] : []))
        .filter((endedAt) => Date.parse(endedAt) >= since.getTime())
        .sort()
        .at(-1);
    },
    ...memoryBatchVerbs(batches, batchOf),
  };

  function unpark(id: string): void {
    const { parked: _over, ...row } = rows.get(id)!;
    rows.set(id, row);
  }
}

function removedAnything({ steps }: Outcome): boolean {
  return steps.some(({ status }) => status === "deleted" || status === "deactivated");
}
