import assert from "node:assert/strict";
import type { Fault, Service } from "../../emulator/contract.ts";
import { eventually } from "../support/eventually.ts";
import type { Stage } from "./on-each-database.ts";

/** How a service can be down. */
export const waysDown: Readonly<Record<string, Omit<Fault, "match">>> = {
  "answers 503": { answer: { status: 503, headers: { "retry-after": "1" } } },
  "closes every connection": { drop: true },
};

/** Down from the first such request on, until this is so. */
export function down(stage: Stage, fault: Fault, until: () => boolean): Promise<void> {
  const over = isOver(stage, fault, until);
  // Whoever fails before it awaits this has failed for a reason of its own.
  over.catch(() => undefined);
  return over;
}

async function isOver({ world }: Stage, fault: Fault, until: () => boolean): Promise<void> {
  const { faults } = world.microsoft;
  const id = faults.add(fault);
  await eventually(() => {
    assert.ok(until());
  }, world.patienceMs);
  faults.remove(id);
}

/** Counts what a service did not answer since now. */
export function failuresOf({ world }: Stage, service: Service): () => number {
  const { requests } = world.microsoft;
  const count = () =>
    requests.all().filter((one) => one.service === service && (one.status === 0 || one.status >= 500)).length;
  const before = count();
  return () => count() - before;
}
