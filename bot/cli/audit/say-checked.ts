import type { Checked } from "../../../services/audit/check-record.ts";
import type { Tampered, TamperedHow } from "../../../services/audit/follow-chain.ts";

const words: Readonly<Record<TamperedHow, string>> = {
  changed: "was changed after it was written",
  missing: "is missing",
  "does-not-follow": "does not follow on the one before it: one of the two was put there later",
  twice: "stands where another entry stood before",
  "other-end": "is not where this chain ended when it was last written to",
  "bad-signature": "has a checkpoint that is not signed by the key it should be",
};

/** What a check found, in sentences. */
export function sayChecked({ entries, chains, tampered }: Checked): string {
  const seen = `${entries} ${entries === 1 ? "entry" : "entries"} in ${chains} ${chains === 1 ? "chain" : "chains"}`;
  if (tampered.length === 0) return `Intact: ${seen}.`;
  return [`TAMPERED WITH: ${seen}. The first fault of each chain:`, ...tampered.map(sayTampered)].join("\n");
}

function sayTampered({ chain, seq, how }: Tampered): string {
  return `  chain ${chain}, entry ${seq}: ${words[how]}`;
}
