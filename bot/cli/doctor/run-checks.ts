import type { Check, Finding } from "./check.ts";
import { findingOf } from "./finding-of.ts";

export interface Found {
  readonly title: string;
  readonly finding: Finding;
}

/** One check after the other, each told as soon as it is known. None stops the next. */
export async function runChecks<On>(
  checks: readonly Check<On>[],
  on: On,
  tell: (found: Found) => void,
): Promise<readonly Found[]> {
  const all: Found[] = [];
  for (const { title, run } of checks) {
    const finding = await run(on).catch((error: unknown) => findingOf(error));
    const found = { title, finding };
    tell(found);
    all.push(found);
  }
  return all;
}
