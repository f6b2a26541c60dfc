import type { HistoryRow, HistoryWhat } from "../../core/history.ts";
import type { AuditEntry } from "../audit/audit.ts";

type EntryOf<K extends AuditEntry["kind"]> = Extract<AuditEntry, { kind: K }>;

/** What the record holds of one reset besides its end. */
export interface Story {
  readonly begun?: EntryOf<"begun">;
  /** Steps that removed something, or found it gone. */
  readonly gone: number;
}

const goneStatuses: readonly EntryOf<"step">["status"][] = ["deleted", "deactivated", "already-gone"];

/** Resets by id, from their entries in the order they were written. */
export function tellStories(entries: readonly AuditEntry[]): ReadonlyMap<string, Story> {
  const stories = new Map<string, Story>();
  for (const entry of entries) {
    if (!("resetId" in entry)) continue;
    const story = stories.get(entry.resetId) ?? { gone: 0 };
    if (entry.kind === "begun") stories.set(entry.resetId, { ...story, begun: entry });
    if (entry.kind === "step" && goneStatuses.includes(entry.status)) {
      stories.set(entry.resetId, { ...story, gone: story.gone + 1 });
    }
  }
  return stories;
}

/** An entry as a line of the history; none for what is told with the reset it belongs to. */
export function toHistoryRow(entry: AuditEntry, stories: ReadonlyMap<string, Story>): HistoryRow[] {
  switch (entry.kind) {
    case "ended":
      return [aboutPerson(entry, whatEnded(entry, stories.get(entry.resetId)))];
    case "cancelled":
    case "denied":
    case "expired":
    case "superseded":
      return [aboutPerson(entry, { did: entry.kind })];
    case "recorded-elsewhere":
      return [aboutPerson(entry, elsewhere(entry))];
    default:
      return aboutCustomer(entry);
  }
}

function aboutCustomer(entry: AuditEntry): HistoryRow[] {
  if (entry.kind === "exported") return [exported(entry)];
  return entry.kind === "bulk-changed" ? [bulk(entry)] : [];
}

function aboutPerson(
  entry: EntryOf<"ended" | "cancelled" | "denied" | "expired" | "superseded" | "recorded-elsewhere">,
  what: HistoryWhat,
): HistoryRow {
  const { at, operator, target } = entry;
  const resetId = "resetId" in entry ? { resetId: entry.resetId } : {};
  const { tenantId, customerName } = target;
  return { at, operatorName: operator.name, tenantId, customerName, target, ...resetId, what };
}

function elsewhere({ act, place, doneAt, details }: EntryOf<"recorded-elsewhere">): HistoryWhat {
  return { did: "elsewhere", act, place, doneAt, details };
}

function exported({ at, operator, customer, rows }: EntryOf<"exported">): HistoryRow {
  const by = operator ? { operatorName: operator.name } : {};
  return { at, ...by, ...customer, what: { did: "exported", rows } };
}

function bulk({ kind: _, at, operator, batchId, customer, ...what }: EntryOf<"bulk-changed">): HistoryRow {
  const by = operator ? { operatorName: operator.name } : {};
  return { at, ...by, ...customer, batchId, what: { did: "bulk", ...what } };
}

function whatEnded({ act = "reset", verdict, sessions }: EntryOf<"ended">, story: Story = { gone: 0 }): HistoryWhat {
  const { begun, gone } = story;
  const confirmed = begun?.methods.length ?? 0;
  return { did: "ended", act, verdict, sessions, gone, confirmed, ...(begun && { details: begun.details }) };
}
