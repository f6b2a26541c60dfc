import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { machine } from "./bench/machine.ts";
import { openPostgres } from "./bench/open-postgres.ts";
import { namesOfParts, runParts } from "./bench/parts.ts";
import { report, type Section } from "./bench/report.ts";
import { exitOnSignals } from "./exit-on-signals.ts";

/**
 * `npm run bench` measures all and writes docs/benchmarks.md. `npm run bench -- turns starts` measures these parts, `quick` a little of each,
 * `people=200` the parts with many people with so many; these write nothing but with `write`, which says on the page what was left out.
 */
const words = process.argv.slice(2);
const people = /^people=(\d+)$/.exec(words.find((word) => word.startsWith("people=")) ?? "")?.[1];
const chosen = words.filter((word) => namesOfParts.includes(word));
const parts = chosen.length > 0 ? chosen : namesOfParts;
const strange = words.filter((word) => ![...chosen, "quick", "write"].includes(word) && !/^people=\d+$/.test(word));
if (strange.length > 0) {
  process.stderr.write(`Unknown: ${strange.join(" ")}. Parts: ${namesOfParts.join(" ")}; quick; people=200; write\n`);
  process.exit(1);
}
exitOnSignals();
const began = performance.now();
const sections: Section[] = [];
const postgres = openPostgres();
try {
  for await (const section of runParts(parts, {
    quick: words.includes("quick"),
    postgres,
    ...(people !== undefined && { people: Number(people) }),
  })) {
    sections.push(section);
    process.stdout.write(`\n${section.title}\n${section.text}\n\n${section.table}\n`);
  }
} finally {
  await postgres.stop();
}
const tookMs = performance.now() - began;
process.stdout.write(`\n${machine()}; ${(tookMs / 1000).toFixed(0)} s\n`);
if (words.length === 0 || words.includes("write")) {
  const date = new Date().toISOString().slice(0, 10);
  const page = join(import.meta.dirname, "..", "docs", "benchmarks.md");
  const leftOut = namesOfParts.filter((name) => !parts.includes(name));
  writeFileSync(page, report({ sections, machine: machine(), date, tookMs, leftOut }));
}
