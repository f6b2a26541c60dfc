import type { Activity } from "./activity.ts";

/** `status` is the HTTP status the other side answered with; `body` its answer to an invoke. */
export interface LoggedActivity {
  readonly at: string;
  readonly direction: "to-bot" | "from-bot";
  readonly status: number;
  readonly activity: unknown;
  readonly body?: unknown;
}

export interface ActivityLog {
  add(entry: Pick<LoggedActivity, "direction" | "status" | "body"> & { activity: Activity }): void;
  all(): readonly LoggedActivity[];
}

const kept = 2000;

/** The last 2,000 activities, without their tokens. */
export function createActivityLog(now: () => Date): ActivityLog {
  const entries: LoggedActivity[] = [];
  return {
    add: (entry) => {
      entries.push({ at: now().toISOString(), ...(withoutTokens(entry) as typeof entry) });
      if (entries.length > kept) entries.shift();
    },
    all: () => entries,
  };
}

/** A deep copy in which everything that looks like a token is replaced. */
export function withoutTokens(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll(/eyJ[\w-]+\.[\w-]+\.[\w-]*/g, "[token]");
  if (Array.isArray(value)) return value.map(withoutTokens);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutTokens(inner)]));
}
