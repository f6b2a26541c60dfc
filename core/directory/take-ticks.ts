import { mostTicked, type Ticked } from "./directory.ts";
import { sameAccount } from "./people.ts";

/**
 * The ticks after a press: those of people who are not on the shown page stay, the shown page's are taken from the press. Positions
 * come from a client: one that names no row is nothing.
 */
export function takeTicks(
  ticked: readonly Ticked[],
  rows: readonly Ticked[],
  positions: readonly number[],
): readonly Ticked[] {
  const elsewhere = ticked.filter((one) => !rows.some((row) => sameAccount(row, one)));
  const here = rows.filter((_row, position) => positions.includes(position)).map(toTicked);
  return [...elsewhere, ...here].slice(0, mostTicked);
}

function toTicked({ tenantId, objectId, displayName, customerName }: Ticked): Ticked {
  return { tenantId, objectId, displayName, customerName };
}
