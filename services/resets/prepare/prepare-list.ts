import type { PeopleList } from "../../../core/lists/people-list.ts";
import { Problem } from "../../../core/problem.ts";
import type { Excluded } from "../../../core/reset/excluded.ts";
import { mostReadAtOnce, type Summary } from "../../../core/reset/summary.ts";
import type { LookRequest } from "./look-at.ts";
import type { PreparedList } from "./prepared-list.ts";
import { createReadPeople, type ReadPeopleDeps } from "./read-people.ts";
import type { ViewSummary } from "./view-summary.ts";

export interface ListRequest extends LookRequest {
  readonly list: PeopleList;
  readonly inCustomer?: string;
  /** Who was asked for and is known not to be part of it. */
  readonly excluded?: readonly Excluded[];
}

export type PrepareList = (request: ListRequest) => Promise<PreparedList>;

/** Few are read at once, many in the background. Throws `too-many-people`, and what stops the reading of few. */
export function createPrepareList(deps: ReadPeopleDeps & { readonly viewSummary: ViewSummary }): PrepareList {
  const readPeople = createReadPeople(deps);
  return async ({ list, excluded = [], ...request }) => {
    const { operator, conversationId, details, act = "reset", from } = request;
    // Asked here, so that a missing sign-in, role or customer is known before anything is kept.
    await deps.customersFor(operator, request.inCustomer);
    if (list.rows.length > (await deps.capFor(operator))) throw new Problem("too-many-people");
    const batchId = deps.newId();
    const summary: Summary = {
      ...{ batchId, operator, conversationId, act, details },
      ...(from !== undefined && { from }),
      ...{ state: "reading", asked: list.rows.length, read: 0, people: 0 },
    };
    const bad = list.bad.map((row): Excluded => ({ why: "bad-row", ...row }));
    await deps.summaries.add(summary, { resets: [], excluded: [...excluded, ...bad], read: 0 });
    const read = () => readPeople({ batchId, rows: list.rows, request });
    if (list.rows.length > mostReadAtOnce) {
      const work = async () => {
        await read();
        deps.tell({ kind: "prepared", batchId });
      };
      return { kind: "reading", summary, work };
    }
    await read();
    return preparedNow(deps, batchId);
  };
}

async function preparedNow(
  deps: Pick<ReadPeopleDeps, "summaries"> & { readonly viewSummary: ViewSummary },
  batchId: string,
): Promise<PreparedList> {
  const summary = await deps.summaries.find(batchId);
  if (summary?.state !== "ready") throw new Problem(codeOf(summary?.why));
  return deps.viewSummary(summary);
}

const codeOf = (why: Summary["why"]) => (why === undefined || why === "interrupted" ? "unexpected" : why);
