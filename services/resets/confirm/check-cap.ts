import type { Operator } from "../../../core/directory/people.ts";
import { Problem } from "../../../core/problem.ts";
import type { CapFor } from "../prepare/cap-for.ts";
import type { SummaryStore } from "../prepare/summary-store.ts";

export interface CheckCapDeps {
  readonly summaries: Pick<SummaryStore, "underWay">;
  readonly capFor: CapFor;
}

/**
 * Several commands in a row are one: people who are under way count. One person alone is no bulk and always goes, also while many are
 * under way. The cap, to be kept when they are claimed too; undefined: none. Throws `too-many-people`.
 */
export async function checkCap(
  { summaries, capFor }: CheckCapDeps,
  operator: Operator,
  { people, tenantIds }: { readonly people: number; readonly tenantIds: readonly string[] },
): Promise<number | undefined> {
  if (people < 2) return undefined;
  const [cap, underWay] = [await capFor(operator, tenantIds), await summaries.underWay(operator)];
  if (people + underWay > cap) throw new Problem("too-many-people");
  return cap;
}
