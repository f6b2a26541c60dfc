/** Statements within somebody's transaction, with `$1` for the first value. */
export interface SqlTransaction {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
}

/** One target's reset, to be carried out by whoever is free. Nothing of it is secret. */
export interface ResetJob {
  readonly resetId: string;
  readonly target: { readonly tenantId: string; readonly objectId: string };
  /** One of many: it waits for what somebody sits and waits for. */
  readonly bulk: boolean;
  /** It was in somebody's hands before: it goes before others of its batch. */
  readonly begun?: boolean;
}

/** Puts jobs into the queue; they are there when the transaction is, and not otherwise. */
export type Enqueue = (within: SqlTransaction, jobs: readonly ResetJob[]) => Promise<void>;

/** A job in somebody's hands. */
export interface JobRun {
  readonly resetId: string;
  /** How often it was put off since it could not go on. */
  readonly tries: number;
  /** Somebody had it in hand before and never said how it ended. */
  readonly again: boolean;
  /** False: this process was silent for so long that somebody else has it. Costs nothing while it is heard. */
  readonly stillMine: () => Promise<boolean>;
  /** Aborts when this process stops: what is in hand is ended and recorded, the rest handed back. */
  readonly handBack: AbortSignal;
}

export type JobEnd =
  | { readonly kind: "done" }
  | { readonly kind: "later"; readonly afterMs: number }
  /** To whoever is free, at once. */
  | { readonly kind: "handed-back" };

/** Carries one job out. What it throws puts the job off. */
export type RunJob = (run: JobRun) => Promise<JobEnd>;

/** What waits for its turn. */
export interface JobsWaiting {
  readonly depth: number;
  /** Of the oldest; 0: nothing waits. */
  readonly oldestSeconds: number;
}

/**
 * The queue of confirmed resets, shared by all processes over one database. Never two jobs of one target at a time, never more than a few
 * of one tenant. The jobs of a process that fell silent are taken over within ten seconds.
 */
export interface ResetJobs {
  readonly enqueue: Enqueue;
  /** Looks for work now instead of within a second: what this process has just enqueued is committed. */
  wake(): void;
  /** Works from now on, until `stop`. */
  start(run: RunJob): Promise<void>;
  /** Takes nothing more and hands back what it has; resolves within 20 seconds. */
  stop(): Promise<void>;
  /** Which of these resets have no job, neither waiting nor under way. */
  without(resetIds: readonly string[]): Promise<readonly string[]>;
  waiting(): Promise<JobsWaiting>;
}
