import type { BadRow, ListRow, PeopleList } from "./people-list.ts";

/** Rows and bad rows apart; who stands there again is a bad row, named with its own line. */
export function withoutRepeats(read: readonly (ListRow | BadRow)[]): PeopleList {
  const seen = new Set<string>();
  const rows: ListRow[] = [];
  const bad: BadRow[] = [];
  for (const row of read) {
    if ("fault" in row) {
      bad.push(row);
      continue;
    }
    const key = `${row.named.value} ${row.customer ?? ""}`.toLowerCase();
    if (seen.has(key)) bad.push({ line: row.line, asked: row.named.value, fault: "twice" });
    else rows.push(row);
    seen.add(key);
  }
  return { rows, bad };
}
