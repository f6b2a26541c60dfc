import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { benchResets } from "./bench/bench-resets.ts";
import { benchStarts } from "./bench/bench-starts.ts";
import { benchTurns } from "./bench/bench-turns.ts";
import { benchPaging, benchUsers } from "./bench/bench-users.ts";
import { machine } from "./bench/machine.ts";
import { openDesk, signIn } from "./bench/open-desk.ts";
import { report, type Section } from "./bench/report.ts";

/** `npm run bench` measures and writes docs/benchmarks.md; `npm run bench -- quick` measures a little of each and writes nothing. */
const quick = process.argv.includes("quick");
const began = performance.now();
const desk = await openDesk({ count: 500, people: 40 });
const sections: Section[] = [];
const add = (section: Section) => {
  sections.push(section);
  process.stdout.write(`\n${section.title}\n${section.text}\n\n${section.table}\n`);
};
const { bot, section } = await benchStarts(desk, quick ? 1 : 2);
try {
  await signIn(desk);
  add(await benchResets(desk, quick ? 1 : 3));
  add(await benchUsers(desk, quick ? 1 : 2));
  add(await benchPaging(desk, quick ? 2 : 6));
  add(await benchTurns(desk, { bot, rounds: quick ? 1 : 3, each: quick ? 5 : 25 }));
  add(section);
} finally {
  await bot.stop();
  await desk.close();
}
const tookMs = performance.now() - began;
process.stdout.write(`\n${machine()}; ${(tookMs / 1000).toFixed(0)} s\n`);
if (!quick) {
  const date = new Date().toISOString().slice(0, 10);
  const page = join(import.meta.dirname, "..", "docs", "benchmarks.md");
  writeFileSync(page, report({ sections, machine: machine(), date, tookMs }));
}
