import { setImmediate as turn } from "node:timers/promises";
import { sameAccount } from "../../../core/directory/people.ts";
import { briefOf, type Warning } from "../../../core/reset/brief.ts";
import type { Excluded } from "../../../core/reset/excluded.ts";
import type { PendingReset } from "../../../core/reset/pending-reset.ts";
import type { Summary, SummaryFigures } from "../../../core/reset/summary.ts";
import type { Portion, SummaryStore } from "../../../services/resets/prepare/summary-store.ts";

/** Summaries in memory over the rows of a memory reset store. What is open here is for a test to look at and to break. */
export function memorySummaryStore(rows: Map<string, PendingReset>) {
  const summaries = new Map<string, Summary>();
  const excluded = new Map<string, Excluded[]>();
  const out = new Set<string>();
  const alive = new Set<string>();
  const peopleOf = (batchId: string) =>
    [...rows.values()].filter((row) => row.batchId === batchId).sort((a, b) => a.position - b.position);
  const keep = (batchId: string, portion: Portion) => {
    for (const reset of portion.resets) rows.set(reset.id, reset);
    excluded.set(batchId, [...(excluded.get(batchId) ?? []), ...portion.excluded]);
  };
  const reading = (batchId: string) => {
    const summary = summaries.get(batchId);
    return summary?.state === "reading" ? summary : undefined;
  };
  const store: SummaryStore = {
    async add(summary, portion) {
      await turn();
      summaries.set(summary.batchId, summary);
      keep(summary.batchId, portion);
    },
    async find(batchId) {
      await turn();
      return summaries.get(batchId);
    },
    async addPortion(batchId, portion) {
      await turn();
      const summary = reading(batchId);
      if (!summary) return false;
      const people = summary.people + portion.resets.length;
      summaries.set(batchId, { ...summary, read: summary.read + portion.read, people });
      keep(batchId, portion);
      return true;
    },
    async finish(batchId, expiresAt) {
      await turn();
      const summary = reading(batchId);
      if (!summary) return false;
      summaries.set(batchId, { ...summary, state: "ready", expiresAt: expiresAt.toISOString() });
      for (const row of peopleOf(batchId)) rows.set(row.id, { ...row, expiresAt: expiresAt.toISOString() });
      return true;
    },
    async stop(batchId, why) {
      await turn();
      const summary = reading(batchId);
      if (!summary) return false;
      const end = why === "cancelled" ? ({ state: "cancelled" } as const) : ({ state: "stopped", why } as const);
      summaries.set(batchId, { ...summary, ...end });
      for (const row of peopleOf(batchId)) rows.delete(row.id);
      return true;
    },
    async keepReading(batchIds) {
      await turn();
      for (const batchId of batchIds) alive.add(batchId);
    },
    async stopSilent() {
      const silent = [...summaries.keys()].filter((batchId) => reading(batchId) && !alive.has(batchId));
      for (const batchId of silent) await store.stop(batchId, "interrupted");
      return silent;
    },
    async setDetails(batchId, details) {
      await turn();
      const summary = summaries.get(batchId);
      if (summary) summaries.set(batchId, { ...summary, details });
    },
    async leaveOut(batchId, { from, to, ticked }) {
      await turn();
      for (const { id, position } of peopleOf(batchId).slice(from, to)) {
        if (ticked.includes(position)) out.delete(id);
        else out.add(id);
      }
    },
    async figures(batchId) {
      await turn();
      return figuresOf(peopleOf(batchId), { out, excluded: excluded.get(batchId) ?? [] });
    },
    async page(batchId, from, most) {
      await turn();
      const page = peopleOf(batchId).slice(from, from + most);
      return page.map((reset) => ({ reset, leftOut: out.has(reset.id) }));
    },
    async excluded(batchId, from, most) {
      await turn();
      return (excluded.get(batchId) ?? []).slice(from, from + most);
    },
    async targets(batchId) {
      await turn();
      return peopleOf(batchId).flatMap(({ id, plan, own }) =>
        out.has(id) ? [] : [{ ...plan.target, ...(own && { own }) }],
      );
    },
    async cancel(batchId, which) {
      await turn();
      const open = peopleOf(batchId).filter(({ id, state }) => state === "pending" && (which === "all" || out.has(id)));
      const some = open.slice(0, 100);
      for (const row of some) rows.set(row.id, { ...row, state: "cancelled" });
      const summary = summaries.get(batchId);
      if (which === "all" && some.length > 0 && summary) summaries.set(batchId, { ...summary, state: "cancelled" });
      return some;
    },
    async underWay(operator) {
      await turn();
      const isUnderWay = ({ state }: PendingReset) => state === "claimed" || state === "begun";
      return [...rows.values()].filter((row) => isUnderWay(row) && sameAccount(row.operator, operator)).length;
    },
  };
  return { ...store, summaries, alive };
}

function figuresOf(
  people: readonly PendingReset[],
  { out, excluded }: { out: ReadonlySet<string>; excluded: readonly Excluded[] },
): SummaryFigures {
  const pending = people.filter(({ state }) => state === "pending");
  const staying = pending.filter(({ id }) => !out.has(id));
  const briefs = staying.map((reset) => ({ ...briefOf(reset, new Date(reset.createdAt)), reset }));
  const sum = (of: (brief: (typeof briefs)[number]) => number) => briefs.reduce((all, brief) => all + of(brief), 0);
  const customers = Map.groupBy(briefs, ({ reset }) => reset.plan.target.tenantId);
  const kinds = Map.groupBy(excluded, (one) => JSON.stringify([one.why, "fault" in one ? one.fault : ""]));
  const warned = (warning: Warning) => briefs.filter(({ warnings }) => warnings.includes(warning));
  const warnings: readonly Warning[] = ["administrator", "method-added", "reset-recently"];
  return {
    people: staying.length,
    customers: [...customers].map(([tenantId, its]) => ({
      tenantId,
      customerName: its[0]?.reset.plan.target.customerName ?? "",
      people: its.length,
      removals: its.reduce((all, { deletes, switchesOff }) => all + deletes + switchesOff, 0),
    })),
    deletes: sum(({ deletes }) => deletes),
    switchesOff: sum(({ switchesOff }) => switchesOff),
    kept: sum(({ kept }) => kept),
    flagged: sum(({ flagged }) => flagged),
    unread: sum(({ unread }) => Number(unread)),
    guests: sum(({ reset }) => Number(reset.plan.target.userType === "guest")),
    ownReasons: sum(({ reset }) => Number(reset.own?.reason !== undefined)),
    ownTickets: sum(({ reset }) => Number(reset.own?.ticket !== undefined)),
    warnings: warnings
      .map((warning) => ({ warning, people: warned(warning).length, names: namesOf(warned(warning)) }))
      .filter(({ people: number }) => number > 0),
    leftOut: pending.length - staying.length,
    excluded: [...kinds.values()].map((ones) => ({ people: ones.length, first: ones[0]! })),
  };
}

const namesOf = (briefs: readonly { readonly reset: PendingReset }[]) =>
  briefs.slice(0, 8).map(({ reset }) => reset.plan.target.displayName);
