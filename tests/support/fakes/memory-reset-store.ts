import { setImmediate as turn } from "node:timers/promises";
import type { Outcome } from "../../../core/outcome.ts";
import { isExpired, type PendingReset, type ResetState } from "../../../core/pending-reset.ts";
import { sameAccount } from "../../../core/people.ts";
import type { ResetStore } from "../../../services/resets/reset-store.ts";

/** Pending resets in memory, each call one turn of the event loop late, so that races happen. `rows` is open to a test, `alive` are those whose process has not gone silent. */
export function memoryResetStore(
  ...initial: PendingReset[]
): ResetStore & { readonly rows: Map<string, PendingReset>; readonly alive: Set<string> } {
  const rows = new Map(initial.map((reset) => [reset.id, reset]));
  const alive = new Set<string>();
  const change = (id: string, from: readonly ResetState[], part: Partial<PendingReset>): boolean => {
    const row = rows.get(id);
    if (!row || !from.includes(row.state)) return false;
    rows.set(id, { ...row, ...part });
    return true;
  };
  const batchOf = (batchId: string) =>
    [...rows.values()].filter((row) => row.batchId === batchId).sort((a, b) => a.position - b.position);
  return {
    rows,
    alive,
    async save(resets) {
      await turn();
      for (const reset of resets) rows.set(reset.id, reset);
    },
    async batch(batchId) {
      await turn();
      return batchOf(batchId);
    },
    async claim(batchId, { operator, at, chosen, details }) {
      await turn();
      const open = batchOf(batchId).filter(
        (row) => row.state === "pending" && !isExpired(row, at) && sameAccount(row.operator, operator),
      );
      return open.map((row): PendingReset => {
        const ticked = chosen.get(row.id);
        const claimedAt = at.toISOString();
        const claimed = { ...row, state: "claimed" as const, claimedAt, details, ...(ticked && { chosen: ticked }) };
        rows.set(row.id, claimed);
        alive.add(row.id);
        return claimed;
      });
    },
    async move(resetId, from, to) {
      await turn();
      return change(resetId, from, { state: to });
    },
    async recordSteps(resetId, steps) {
      await turn();
      return change(resetId, ["begun"], { steps });
    },
    async end(resetId, outcome) {
      await turn();
      return change(resetId, ["claimed", "begun"], { state: "ended", outcome, steps: outcome.steps });
    },
    async pendingOf(operator) {
      await turn();
      return [...rows.values()].filter((row) => row.state === "pending" && sameAccount(row.operator, operator));
    },
    async keepAlive(resetIds) {
      await turn();
      for (const id of resetIds) alive.add(id);
    },
    async abandoned() {
      await turn();
      return [...rows.values()].filter(({ id, state }) => !alive.has(id) && (state === "claimed" || state === "begun"));
    },
    async lastReset(target, since) {
      await turn();
      return [...rows.values()]
        .filter(({ plan }) => sameAccount(plan.target, target))
        .flatMap(({ outcome }) => (outcome && removedAnything(outcome) ? [outcome.endedAt] : []))
        .filter((endedAt) => Date.parse(endedAt) >= since.getTime())
        .sort()
        .at(-1);
    },
  };
}

function removedAnything({ steps }: Outcome): boolean {
  return steps.some(({ status }) => status === "deleted" || status === "deactivated");
}
