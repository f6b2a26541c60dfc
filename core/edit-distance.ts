/** How many letters must be added, dropped, changed or swapped with their neighbour to turn one text into the other. */
export function editDistance(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= from.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      const step = at(rows, row - 1, column - 1) + (same ? 0 : 1);
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      const swap = swapped ? at(rows, row - 2, column - 2) + 1 : Infinity;
      line.push(Math.min(step, swap, at(rows, row - 1, column) + 1, (line[column - 1] ?? Infinity) + 1));
    }
    rows.push(line);
  }
  return at(rows, from.length, to.length);
}

function at(rows: readonly (readonly number[])[], row: number, column: number): number {
  return rows[row]?.[column] ?? Infinity;
}
