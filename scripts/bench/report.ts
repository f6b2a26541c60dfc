/** One part of the bench: what was measured and how it came out. */
export interface Section {
  readonly title: string;
  /** Conditions in words, Markdown. */
  readonly text: string;
  readonly table: string;
}

export interface Report {
  readonly sections: readonly Section[];
  readonly machine: string;
  /** ISO 8601, the day. */
  readonly date: string;
  readonly tookMs: number;
  /** Names of the parts that did not run. */
  readonly leftOut: readonly string[];
}

/** The page docs/benchmarks.md: nothing in it was written by hand. */
export function report({ sections, machine, date, tookMs, leftOut }: Report): string {
  const missing =
    leftOut.length === 0 ? "" : ` Left out of it: ${leftOut.join(", ")} (\`npm run bench -- ${leftOut.join(" ")}\`).`;
  const head = `# Benchmarks

Written by \`npm run bench\`, against the local Microsoft 365 of \`emulator/\`, bot and stand-in each in a process of its own. Ratios travel to
other machines, milliseconds do not.

${machine}; ${date}; the run took ${(tookMs / 1000).toFixed(0)} s.${missing}`;
  return `${[head, ...sections.map(({ title, text, table }) => `## ${title}\n\n${text}\n\n${table}`)].join("\n\n")}\n`;
}
