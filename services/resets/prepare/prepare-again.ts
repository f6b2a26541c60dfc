import type { Named } from "../../../core/command.ts";
import { type Operator, sameAccount, type Target } from "../../../core/directory/people.ts";
import { Problem } from "../../../core/problem.ts";
import { isOfMany } from "../../../core/reset/summary.ts";
import type { BulkStore } from "../bulk/bulk-store.ts";
import type { ResetStore } from "../reset-store.ts";
import type { ChoiceStore } from "./choice-store.ts";
import { ownBatch, type Press } from "./own-batch.ts";
import { ownSummary } from "./own-summary.ts";
import type { Prepare } from "./prepare.ts";
import type { PrepareList } from "./prepare-list.ts";
import type { Prepared } from "./prepared.ts";
import type { SummaryStore } from "./summary-store.ts";

export interface PrepareAgain {
  /** A fresh summary for the people of an earlier one. */
  ofBatch(press: Press): Promise<Prepared>;
  /** A summary for those picked on a choose card, by position. */
  ofChoice(pick: {
    operator: Operator;
    conversationId: string;
    choiceId: string;
    picked: readonly number[];
  }): Promise<Prepared>;
}

/** People who were found before are named by object id: nothing is searched twice, and no text is trusted. */
export function createPrepareAgain(deps: {
  prepare: Prepare;
  prepareList: PrepareList;
  summaries: SummaryStore;
  bulks: AgainOfBulk;
  resets: ResetStore;
  choices: ChoiceStore;
  now: () => Date;
}): PrepareAgain {
  const byIds = (targets: readonly Target[]): { parts: Named[] } => ({
    parts: targets.map(({ objectId, tenantId }) => ({ by: "id", value: objectId, tenantId })),
  });
  return {
    async ofBatch(press) {
      const many = await deps.summaries.find(press.batchId);
      if (many && isOfMany(many)) return ofMany(deps, press);
      const batch = await ownBatch(deps.resets, press);
      const { details = { revokeSessions: false }, act = "reset", from } = batch[0] ?? {};
      const wanted = byIds(batch.map((reset) => reset.plan.target));
      const { operator, conversationId } = press;
      return deps.prepare({ operator, conversationId, wanted, details, act, ...(from !== undefined && { from }) });
    },
    async ofChoice({ operator, conversationId, choiceId, picked }) {
      const choice = await deps.choices.find(choiceId);
      if (!choice || Date.parse(choice.expiresAt) <= deps.now().getTime()) throw new Problem("card-unknown");
      if (!sameAccount(choice.operator, operator)) throw new Problem("not-yours");
      if (choice.conversationId !== conversationId) throw new Problem("card-unknown");
      const targets = choice.offered.filter((_, index) => picked.includes(index));
      if (targets.length === 0) throw new Problem("card-unknown");
      const wanted = byIds(targets);
      const { details, act = "reset" } = choice;
      return deps.prepare({ operator, conversationId, wanted, details, act });
    },
  };
}

type AgainOfBulk = Pick<BulkStore, "head" | "unfinished">;

/** By object ids only, however many: their plans are made anew. Once confirmed, of those with something left to do. */
async function ofMany(
  deps: { readonly prepareList: PrepareList; readonly summaries: SummaryStore; readonly bulks: AgainOfBulk },
  press: Press,
): Promise<Prepared> {
  const { batchId, act, details, from } = await ownSummary(deps.summaries, press);
  const isConfirmed = (await deps.bulks.head(batchId)) !== undefined;
  const targets = await (isConfirmed ? deps.bulks.unfinished(batchId) : deps.summaries.targets(batchId));
  const rows = targets.map(({ tenantId, objectId: value, own }) => ({
    line: 0,
    named: { by: "id", value, tenantId } as const,
    ...(own && { own }),
  }));
  if (rows.length === 0) throw new Problem("card-unknown");
  const { operator, conversationId } = press;
  const asked = { operator, conversationId, act, details, ...(from !== undefined && { from }) };
  const list = await deps.prepareList({ ...asked, list: { rows, bad: [] } });
  return { act, searched: [], silent: [], unsearched: 0, ...list };
}
