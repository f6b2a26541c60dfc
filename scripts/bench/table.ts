/** A Markdown table whose columns are as wide as their widest cell, so that it can be read as text too. Figures stand to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const isRight = (column: number) => column > 0;
  const lineOf = (cells: readonly string[]) => {
    const padded = widths.map((width, column) => {
      const cell = cells[column] ?? "";
      return isRight(column) ? cell.padStart(width) : cell.padEnd(width);
    });
    return `| ${padded.join(" | ")} |`;
  };
  const rule = widths.map((width, column) => (isRight(column) ? `${"-".repeat(width - 1)}:` : "-".repeat(width)));
  return [lineOf(head), `| ${rule.join(" | ")} |`, ...rows.map(lineOf)].join("\n");
}
