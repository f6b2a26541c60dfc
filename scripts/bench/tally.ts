import type { LoggedRequest, RequestLog } from "../../emulator/contract.ts";

export interface Tally {
  /** What was counted so far. */
  figures(): TallyFigures;
  /** When calls under Microsoft's limit for authentication methods were answered, tenant by tenant; milliseconds since 1970. */
  answered(): Readonly<Record<string, readonly number[]>>;
  /** From now on, notes when each of these people is first asked about. */
  watch(people: readonly string[]): void;
  /** When that was for each of the watched whom it was; milliseconds since 1970. */
  firstAsked(): readonly number[];
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
const personIn = /\/users\/([^/?]+)/;
const removal = /\/users\/([^/]+)\/authentication\/\w+\/([^/?]+)$/;

/** Counts what the stand-in's log keeps too short for thousands of people. The log is emptied while it counts. */
export function createTally(log: RequestLog): Tally {
  const count = { graphCalls: 0, refused: 0 };
  const removals = createRemovals();
  const watch = createWatch();
  const answered: Record<string, number[]> = {};

  function add(entry: LoggedRequest): void {
    if (entry.service !== "graph") return;
    const { path, status, tenantId = "", at } = entry;
    count.graphCalls += 1;
    if (status >= 400) count.refused += 1;
    if (status !== 429 && underLimit.test(path)) (answered[tenantId] ??= []).push(Date.parse(at));
    removals.add(entry);
    watch.add(entry);
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
      return { ...count, ...removals.figures() };
    },
    answered: () => answered,
    watch: (people) => {
      // What was asked before now is none of it.
      drain();
      watch.begin(people);
    },
    firstAsked: () => {
      drain();
      return watch.firstAsked();
    },
    end: () => {
      clearInterval(timer);
    },
  };
}

function createRemovals() {
  const people = new Set<string>();
  const removed = new Set<string>();
  let twice = 0;
  return {
    add({ method, path, status }: LoggedRequest): void {
      const [, person, id] = method === "DELETE" ? (removal.exec(path) ?? []) : [];
      if (person === undefined || id === undefined) return;
      if (removed.has(`${person} ${id}`)) twice += 1;
      if (status !== 204) return;
      people.add(person);
      removed.add(`${person} ${id}`);
    },
    figures: () => ({ people: people.size, removals: removed.size, twice }),
  };
}

function createWatch() {
  const watched = new Map<string, number | undefined>();
  return {
    begin(people: readonly string[]): void {
      watched.clear();
      for (const person of people) watched.set(person, undefined);
    },
    add({ path, at }: LoggedRequest): void {
      const [, person = ""] = personIn.exec(path) ?? [];
      if (watched.has(person)) watched.set(person, watched.get(person) ?? Date.parse(at));
    },
    firstAsked: () => [...watched.values()].filter((at) => at !== undefined),
  };
}
