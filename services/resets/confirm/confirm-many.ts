import type { EffectiveRule } from "../../../core/access/access.ts";
import type { Action } from "../../../core/access/actions.ts";
import { alwaysRevokes } from "../../../core/clean-details.ts";
import { asProblem, Problem } from "../../../core/problem.ts";
import type { Missing } from "../../../core/reset/missing.ts";
import { hasRunOut, mostOnOneCard, type SummaryFigures } from "../../../core/reset/summary.ts";
import type { Press } from "../prepare/own-batch.ts";
import { ownSummary } from "../prepare/own-summary.ts";
import type { ReadyList } from "../prepare/prepared-list.ts";
import { type Filled, keepPage, type PageDeps } from "../prepare/turn-page.ts";
import type { TellReset } from "../reset-events.ts";
import type { CancelMany } from "./cancel-many.ts";
import { checkCap } from "./check-cap.ts";
import type { ConfirmDeps } from "./confirm.ts";
import { missingDetails } from "./whats-missing.ts";

export type ConfirmedMany =
  /** So many were claimed by this press, and by no other. */
  | { readonly kind: "claimed"; readonly people: number }
  | { readonly kind: "incomplete"; readonly missing: readonly Missing[]; readonly list: ReadyList }
  /** Pressed before, cancelled, expired, not read yet: nothing happens, the state is shown. */
  | { readonly kind: "state" };

export type ConfirmMany = (press: Press & Filled) => Promise<ConfirmedMany>;

export interface ConfirmManyDeps extends ConfirmDeps, PageDeps {
  readonly cancelMany: CancelMany;
  readonly tell: TellReset;
}

/** The one deliberate press for many people: no plan of theirs is read here. */
export function createConfirmMany(deps: ConfirmManyDeps): ConfirmMany {
  const { summaries, viewSummary, now } = deps;
  return async (press) => {
    const found = await ownSummary(summaries, press);
    if (found.state !== "ready" || hasRunOut(found, now())) return { kind: "state" };
    const summary = await keepPage(summaries, found, press);
    const list = await viewSummary(summary, press.on?.page);
    if (list.kind !== "pages") throw new Problem("card-unknown");
    const { figures } = list.view;
    if (figures.people + figures.leftOut === 0) return { kind: "state" };
    const missing = missingOf(list.rule, press, figures);
    if (missing.length > 0) return { kind: "incomplete", missing, list };
    const tenantIds = figures.customers.map(({ tenantId }) => tenantId);
    const mostUnderWay = await checkCap(deps, press.operator, { people: figures.people, tenantIds });
    await deps.cancelMany(press, "left-out");
    return claim(deps, press, { act: summary.act, mostUnderWay, figures });
  };
}

interface Claiming {
  readonly act: Action;
  readonly mostUnderWay: number | undefined;
  readonly figures: SummaryFigures;
}

async function claim(
  deps: ConfirmManyDeps,
  press: Press & Filled,
  { act, mostUnderWay, figures }: Claiming,
): Promise<ConfirmedMany> {
  const { resets, jobs, tell, now } = deps;
  const { operator, batchId, details: said } = press;
  const revokes = act === "revoke-sessions" || alwaysRevokes(said.reason);
  const details = { ...said, revokeSessions: revokes || said.revokeSessions };
  // What stays ticked was written down with each plan when it was read.
  const confirmation = { operator, at: now(), chosen: new Map<string, readonly string[]>(), details, mostUnderWay };
  const people = await resets.claim(batchId, confirmation, jobs.enqueue);
  if (people === 0) return { kind: "state" };
  jobs.wake();
  tell({ kind: "progressed", batchId });
  if (people > mostOnOneCard) await recordStart(deps, { ...press, details }, { act, figures });
  return { kind: "claimed", people };
}

/** It has begun already, and what must not happen unrecorded is each reset: *begun* is. */
async function recordStart(
  { audit, tell, now }: ConfirmManyDeps,
  { operator, batchId, details }: Press & Filled,
  { act, figures }: Pick<Claiming, "act" | "figures">,
): Promise<void> {
  const at = now().toISOString();
  try {
    for (const { tenantId, customerName, people } of figures.customers) {
      const what = { operator, batchId, act, customer: { tenantId, customerName }, people, details };
      await audit.record({ kind: "bulk-changed", at, change: "started", ...what });
    }
  } catch (error) {
    tell({ kind: "troubled", batchId, problem: asProblem(error) });
  }
}

/** What the rows of a list say of each person counts as said. */
function missingOf(rule: EffectiveRule, { details }: Filled, figures: SummaryFigures): Missing[] {
  if (figures.people === 0) return ["nobody-left"];
  const everyReason = figures.ownReasons === figures.people;
  const everyTicket = figures.ownTickets === figures.people;
  return missingDetails(rule, details).filter(
    (one) => !(one === "reason" && everyReason) && !(one === "ticket" && everyTicket),
  );
}
