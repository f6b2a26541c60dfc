import type { LoggedRequest, RequestLog } from "../../emulator/contract.ts";

export interface Tally {
  /** What was counted so far. */
  figures(): TallyFigures;
  /** When calls under Microsoft's limit for authentication methods were answered, tenant by tenant; milliseconds since 1970. */
  answered(): Readonly<Record<string, readonly number[]>>;
  end(): void;
}

export interface TallyFigures {
  /** Calls of Graph, and those that it refused. */
  readonly graphCalls: number;
  readonly refused: number;
  /** People of whom a method went. */
  readonly people: number;
  readonly removals: number;
  /** Removals that were asked for after the method had gone. */
  readonly twice: number;
}

const lookEveryMs = 100;
const underLimit = /\/(?:users\/[^/]+\/authentication|reports)\//;
const removal = /\/users\/([^/]+)\/authentication\/\w+\/([^/?]+)$/;

/** Counts what the stand-in's log keeps too short for thousands of people. The log is emptied while it counts. */
export function createTally(log: RequestLog): Tally {
  const count = { graphCalls: 0, refused: 0, removals: 0, twice: 0 };
  const people = new Set<string>();
  const removed = new Set<string>();
  const answered: Record<string, number[]> = {};

  function add(entry: LoggedRequest): void {
    if (entry.service !== "graph") return;
    const { path, status, tenantId = "", at } = entry;
    count.graphCalls += 1;
    if (status >= 400) count.refused += 1;
    if (status !== 429 && underLimit.test(path)) (answered[tenantId] ??= []).push(Date.parse(at));
    if (entry.method === "DELETE") addRemoval(path, status);
  }

  function addRemoval(path: string, status: number): void {
    const [, person, id] = removal.exec(path) ?? [];
    if (person === undefined || id === undefined) return;
    if (removed.has(`${person} ${id}`)) count.twice += 1;
    if (status !== 204) return;
    count.removals += 1;
    people.add(person);
    removed.add(`${person} ${id}`);
  }

  function drain(): void {
    const entries = log.all();
    log.clear();
    for (const entry of entries) add(entry);
  }

  log.clear();
  const timer = setInterval(drain, lookEveryMs);
  return {
    figures: () => {
      drain();
      return { ...count, people: people.size };
    },
    answered: () => answered,
    end: () => {
      clearInterval(timer);
    },
  };
}
