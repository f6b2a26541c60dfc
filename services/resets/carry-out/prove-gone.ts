import type { MethodsReading } from "../../../core/reset/method.ts";
import type { Step } from "../../../core/reset/outcome.ts";
import { isGone, prove } from "../../../core/reset/steps.ts";

export interface ProofDeps {
  readonly read: () => Promise<MethodsReading>;
  readonly wait: (ms: number) => Promise<void>;
  readonly now: () => Date;
}

export interface Proof {
  readonly steps: readonly Step[];
  /** The last reading; unset: none succeeded, so nothing is proven. */
  readonly reading?: MethodsReading;
  readonly checkedAt?: string;
}

/** Graph promises no reading one's own writes, so it is asked again after short pauses. */
const pausesMs = [500, 1000, 2000, 2500, 3000];
/** Slow answers count too: no further reading begins after this. */
const longestProofMs = 10_000;

/** Reads again until nothing that went is listed any more. What is still listed after the last reading is said, never guessed. */
export async function proveGone(steps: readonly Step[], deps: ProofDeps): Promise<Proof> {
  let proof: Proof = { steps };
  const until = deps.now().getTime() + longestProofMs;
  for (const pause of [...pausesMs, undefined]) {
    proof = (await readOnce(steps, deps)) ?? proof;
    const done = proof.checkedAt !== undefined && !isContradicted(steps, proof.steps);
    if (done || pause === undefined || deps.now().getTime() + pause > until) break;
    await deps.wait(pause);
  }
  return proof;
}

async function readOnce(steps: readonly Step[], { read, now }: ProofDeps): Promise<Proof | undefined> {
  try {
    const reading = await read();
    // A deactivated token proves nothing while tokens can't be read.
    if (reading.hardwareUnreadable && steps.some((step) => step.status === "deactivated")) return undefined;
    return { steps: prove(steps, reading.methods), reading, checkedAt: now().toISOString() };
  } catch {
    return undefined;
  }
}

function isContradicted(answered: readonly Step[], proven: readonly Step[]): boolean {
  return answered.some((step, index) => isGone(step) && !isGone(proven[index] ?? step));
}
