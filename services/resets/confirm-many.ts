import type { EffectiveRule } from "../../core/access.ts";
import { Problem } from "../../core/problem.ts";
import type { SummaryFigures } from "../../core/summary.ts";
import type { CancelMany } from "./cancel-many.ts";
import type { CapFor } from "./cap-for.ts";
import { type ConfirmDeps, type Missing, missingDetails } from "./confirm.ts";
import type { Press } from "./own-batch.ts";
import { ownSummary } from "./own-summary.ts";
import type { ReadyList } from "./prepared-list.ts";
import { type Filled, keepPage, type PageDeps } from "./turn-page.ts";

export type ConfirmedMany =
  /** So many were claimed by this press, and by no other. */
  | { readonly kind: "claimed"; readonly people: number }
  | { readonly kind: "incomplete"; readonly missing: readonly Missing[]; readonly list: ReadyList }
  /** Pressed before, cancelled, expired, not read yet: nothing happens, the state is shown. */
  | { readonly kind: "state" };

export type ConfirmMany = (press: Press & Filled) => Promise<ConfirmedMany>;

export interface ConfirmManyDeps extends ConfirmDeps, PageDeps {
  readonly capFor: CapFor;
  readonly cancelMany: CancelMany;
}

/** The one deliberate press for many people: no plan of theirs is read here. */
export function createConfirmMany(deps: ConfirmManyDeps): ConfirmMany {
  const { summaries, viewSummary, now } = deps;
  return async (press) => {
    const found = await ownSummary(summaries, press);
    if (found.state !== "ready") return { kind: "state" };
    const summary = await keepPage(summaries, found, press);
    const list = await viewSummary(summary, press.on?.page);
    if (list.kind !== "pages") throw new Problem("card-unknown");
    const { figures } = list.view;
    if (figures.people + figures.leftOut === 0) return { kind: "state" };
    const missing = missingOf(list.rule, press, figures);
    if (missing.length > 0) return { kind: "incomplete", missing, list };
    await checkCap(deps, press, figures);
    await deps.cancelMany(press, "left-out");
    const { operator } = press;
    const revokes = summary.act === "revoke-sessions" || press.details.reason === "stolen";
    const details = { ...press.details, revokeSessions: revokes || press.details.revokeSessions };
    // What stays ticked was written down with each plan when it was read.
    const confirmation = { operator, at: now(), chosen: new Map<string, readonly string[]>(), details };
    const people = await deps.resets.claim(press.batchId, confirmation, deps.jobs.enqueue);
    if (people > 0) deps.jobs.wake();
    return people > 0 ? { kind: "claimed", people } : { kind: "state" };
  };
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

/** Several commands in a row are one: people who are under way count. */
async function checkCap(
  { summaries, capFor }: ConfirmManyDeps,
  { operator }: Press,
  { people, customers }: SummaryFigures,
): Promise<void> {
  const cap = await capFor(
    operator,
    customers.map(({ tenantId }) => tenantId),
  );
  if (people + (await summaries.underWay(operator)) > cap) throw new Problem("too-many-people");
}
