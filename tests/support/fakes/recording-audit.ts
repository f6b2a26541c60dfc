import { Problem } from "../../../core/problem.ts";
import type { Audit, AuditEntry } from "../../../services/audit/audit.ts";

/** An audit in memory. `breakAt`: from the n-th entry of a kind on (1 is the first) nothing can be recorded any more. */
export function recordingAudit(): Audit & {
  readonly entries: AuditEntry[];
  kinds(): string[];
  kindsOf(resetId: string): ReadonlySet<AuditEntry["kind"]>;
  breakAt(kind: AuditEntry["kind"], nth?: number): void;
  /** Everything can be recorded again. */
  mend(): void;
} {
  const entries: AuditEntry[] = [];
  let limit: { kind: AuditEntry["kind"]; nth: number } | undefined;
  let broken = false;
  return {
    entries,
    kinds: () => entries.map(({ kind }) => kind),
    kindsOf: (resetId) =>
      new Set(entries.flatMap((entry) => ("resetId" in entry && entry.resetId === resetId ? [entry.kind] : []))),
    breakAt(kind, nth = 1) {
      limit = { kind, nth };
    },
    mend() {
      limit = undefined;
      broken = false;
    },
    record(entry) {
      const earlier = entries.filter(({ kind }) => kind === entry.kind).length;
      broken ||= limit?.kind === entry.kind && earlier + 1 >= limit.nth;
      if (broken) return Promise.reject(new Problem("no-record"));
      entries.push(entry);
      return Promise.resolve();
    },
  };
}
