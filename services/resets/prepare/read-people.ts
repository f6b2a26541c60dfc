import type { ListRow } from "../../../core/lists/people-list.ts";
import { asProblem, Problem } from "../../../core/problem.ts";
import type { Excluded } from "../../../core/reset/excluded.ts";
import { type PendingReset, pendingLifetimeMs } from "../../../core/reset/pending-reset.ts";
import { mostReadAtOnce, type Summary } from "../../../core/reset/summary.ts";
import { inParallel } from "../../in-parallel.ts";
import type { Log } from "../../log.ts";
import type { TellReset } from "../reset-events.ts";
import type { CapFor } from "./cap-for.ts";
import type { Draft, LookRequest } from "./look-at.ts";
import { createReadRow, lineOf, type ReadRowDeps } from "./read-row.ts";
import type { Portion, SummaryStore } from "./summary-store.ts";

export interface ReadPeopleDeps extends Omit<ReadRowDeps, "priority"> {
  readonly summaries: SummaryStore;
  readonly capFor: CapFor;
  readonly tell: TellReset;
  readonly log: Log;
  /** Ids of what this process is reading: kept alive until it is done. */
  readonly reading: Set<string>;
}

export interface PeopleReading {
  readonly batchId: string;
  readonly rows: readonly ListRow[];
  readonly request: LookRequest & { readonly inCustomer?: string };
}

/** Reads everybody of a list into a summary, portion by portion. Throws nothing: how it ended stands in the store. */
export type ReadPeople = (reading: PeopleReading) => Promise<void>;

/** Never more plans than these in memory; also how often the card moves on. */
const portionSize = 25;
/** People at a time: few enough to leave an operator's eight requests to what they do meanwhile. */
const width = 4;
const shortestBetweenMs = 1000;

export function createReadPeople(deps: ReadPeopleDeps): ReadPeople {
  return async (reading) => {
    const { batchId } = reading;
    deps.reading.add(batchId);
    try {
      await readAll(deps, reading);
    } catch (error) {
      deps.log.error({ batch: batchId, err: error }, "a list was not read to its end");
      await deps.summaries.stop(batchId, deps.stopping.aborted ? "interrupted" : asProblem(error).code);
    } finally {
      deps.reading.delete(batchId);
    }
  };
}

async function readAll(deps: ReadPeopleDeps, { batchId, rows, request }: PeopleReading): Promise<void> {
  const { summaries, tell, now } = deps;
  const readRow = createReadRow({ ...deps, priority: rows.length > mostReadAtOnce ? "bulk" : "interactive" }, request);
  const place = createPlaces(batchId);
  const tenants = new Set<string>();
  let people = 0;
  let told = now().getTime();
  for (let from = 0; from < rows.length; from += portionSize) {
    const some = rows.slice(from, from + portionSize);
    const portion = place(await inParallel(some, width, readRow), some);
    people += portion.resets.length;
    for (const { plan } of portion.resets) tenants.add(plan.target.tenantId);
    // Judged as soon as it is known, so that nobody is read in vain.
    if (people > 0 && people > (await deps.capFor(request.operator, [...tenants])))
      throw new Problem("too-many-people");
    if (!(await summaries.addPortion(batchId, portion))) return;
    if (now().getTime() - told < shortestBetweenMs) continue;
    told = now().getTime();
    tell({ kind: "prepared", batchId });
  }
  await summaries.finish(batchId, new Date(now().getTime() + pendingLifetimeMs));
}

/** Gives the drafts their places in the batch; whoever is there already is left out. */
function createPlaces(batchId: Summary["batchId"]) {
  const seen = new Set<string>();
  let position = 0;
  return (looks: readonly (Draft | Excluded)[], rows: readonly ListRow[]): Portion => {
    const resets: PendingReset[] = [];
    const excluded: Excluded[] = [];
    for (const [index, look] of looks.entries()) {
      if ("why" in look) {
        excluded.push(look);
        continue;
      }
      const { target } = look.plan;
      const key = `${target.tenantId} ${target.objectId}`.toLowerCase();
      if (seen.has(key)) excluded.push({ why: "twice", target, ...lineOf(rows[index]) });
      else resets.push({ ...look, batchId, position: position++ });
      seen.add(key);
    }
    return { resets, excluded, read: looks.length };
  };
}
