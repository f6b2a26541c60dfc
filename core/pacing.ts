/** How fast calls may go to one tenant: a bucket that holds `calls` and fills evenly in `perMs`. */
export interface Pace {
  readonly calls: number;
  readonly perMs: number;
}

/** A person waits for an interactive call; nobody for a bulk's. */
export type Priority = "interactive" | "bulk";

/** What is known of one tenant's bucket. Times are milliseconds of one clock. */
export interface Pacing {
  /** When the bucket is full again; in the past: it is full. */
  readonly fullAt: number;
  /** Until when Microsoft said to wait. */
  readonly heldUntil: number;
  /** What the pace was divided by after the last refusal (1: nothing), and when that was. */
  readonly slowed: number;
  readonly slowedAt: number;
}

/** The pace that was configured, at a time. */
export interface PaceAt {
  readonly pace: Pace;
  readonly at: number;
}

export const atRest: Pacing = { fullAt: 0, heldUntil: 0, slowed: 1, slowedAt: 0 };

/** What Microsoft publishes for authentication methods and reports (facts/graph.md 3.3): no refusal slows below it. */
export const publishedPace: Pace = { calls: 5, perMs: 10_000 };
/** Without a refusal a slowed pace doubles in this time, until it is the configured one again. Long, so that the next reset need not learn it anew. */
export const doublesInMs = 600_000;

/**
 * Calls left in the bucket: a tenth for the network, which brings some calls early. Beside a bulk, which spends one ahead, room for two,
 * and a quarter at least: many that begin at once leave long after their turn, and meanwhile Microsoft's full bucket fills no further.
 */
const leftInBucket: Readonly<Record<Priority, (calls: number) => number>> = {
  interactive: () => 0.1,
  bulk: (calls) => Math.max(3, calls / 4),
};

/** Milliseconds that one call takes to be filled up again. */
export function intervalMs({ slowed, slowedAt }: Pacing, { pace, at }: PaceAt): number {
  const divisor = Math.max(1, slowed / 2 ** ((at - slowedAt) / doublesInMs));
  return (pace.perMs / pace.calls) * divisor;
}

/** After so many calls. Nothing is spent while the tenant is held: those calls don't go. */
export function spend(pacing: Pacing, calls: number, { pace, at }: PaceAt): Pacing {
  if (pacing.heldUntil > at) return pacing;
  return { ...pacing, fullAt: Math.max(pacing.fullAt, at) + calls * intervalMs(pacing, { pace, at }) };
}

/** How long an empty bucket takes to be full, whatever the pace is now; one call always finds room. */
const depthMs = ({ pace }: PaceAt, interval: number): number => Math.max(pace.perMs, interval);

/** When the last call that was spent may go. */
export function goesAt(pacing: Pacing, priority: Priority, now: PaceAt): number {
  const interval = intervalMs(pacing, now);
  const depth = depthMs(now, interval);
  return pacing.fullAt - depth + Math.min(leftInBucket[priority](now.pace.calls) * interval, depth - interval);
}

/** How many calls find room in the bucket now. */
export function roomFor(pacing: Pacing, priority: Priority, now: PaceAt): number {
  const next = spend(pacing, 1, now);
  return Math.max(0, Math.floor(1 + (now.at - goesAt(next, priority, now)) / intervalMs(pacing, now)));
}

/** After "too many", to be held for so long: the bucket is then empty but for one call, and the pace halved. */
export function refused(pacing: Pacing, heldMs: number, now: PaceAt): Pacing {
  const { at } = now;
  const held = { ...pacing, heldUntil: Math.max(pacing.heldUntil, at + heldMs) };
  // Calls that were under way together are refused together: that is one refusal.
  const slower = pacing.heldUntil > at ? held : { ...held, slowed: slowedBy(pacing, now), slowedAt: at };
  const interval = intervalMs(slower, now);
  const roomForOne = (1 + leftInBucket.interactive(now.pace.calls)) * interval;
  // Whatever was spent: what was not carried out by then is void, and Microsoft says when it goes on.
  return { ...slower, fullAt: slower.heldUntil + depthMs(now, interval) - roomForOne };
}

function slowedBy(pacing: Pacing, now: PaceAt): number {
  const usual = now.pace.perMs / now.pace.calls;
  const slowest = Math.max(1, publishedPace.perMs / publishedPace.calls / usual);
  return Math.min(slowest, (2 * intervalMs(pacing, now)) / usual);
}

/** After a wait that says nothing about the pace: told for another kind of call. */
export function held(pacing: Pacing, heldMs: number, at: number): Pacing {
  return { ...pacing, heldUntil: Math.max(pacing.heldUntil, at + heldMs) };
}

/** Two memories of one tenant: the one that lets less through. */
export function stricter(one: Pacing, other: Pacing): Pacing {
  const { slowed, slowedAt } = one.slowedAt >= other.slowedAt ? one : other;
  return {
    fullAt: Math.max(one.fullAt, other.fullAt),
    heldUntil: Math.max(one.heldUntil, other.heldUntil),
    ...{ slowed, slowedAt },
  };
}
