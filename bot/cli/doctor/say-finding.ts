import { redact } from "../../redact.ts";
import type { Found } from "./run-checks.ts";

/** One finding as lines for a terminal; whatever a cause brought along, no token or secret stands in them. */
export function sayFinding({ title, finding }: Found): string {
  const lines = [`${finding.kind.toUpperCase()}  ${title}: ${indented(finding.says)}`];
  if (finding.kind === "fail") lines.push(`      → ${indented(finding.todo)}`);
  if (finding.kind !== "skip" && finding.correlation !== undefined)
    lines.push(`        correlation: ${finding.correlation}`);
  return `${redact(lines.join("\n"))}\n`;
}

/** "12 passed, 1 failed, 2 skipped". */
export function sayTotal(found: readonly Found[]): string {
  const count = (kind: Found["finding"]["kind"]) => found.filter(({ finding }) => finding.kind === kind).length;
  return `${count("pass")} passed, ${count("fail")} failed, ${count("skip")} skipped.\n`;
}

const indented = (text: string) => text.replaceAll("\n", "\n        ");
