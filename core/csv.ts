/** Spreadsheets run a cell that begins like this as a formula, the full-width signs too. */
const formulaStart = /^[\s\p{Cc}]*[=+\-@|%\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}]/u;

/** One line of CSV (RFC 4180, without its line end): every cell quoted, and none that a spreadsheet would run. */
export function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => `"${harmless(cell).replaceAll('"', '""')}"`).join(",");
}

/** An apostrophe in front makes it text; it is seen, and nothing is lost. */
function harmless(cell: string): string {
  return formulaStart.test(cell) || /^[\t\r\n]/.test(cell) ? `'${cell}` : cell;
}
