import { benchBulk } from "./bench-bulk.ts";
import { benchListMemory } from "./bench-list-memory.ts";
import { benchMemory } from "./bench-memory.ts";
import { benchReplicas } from "./bench-replicas.ts";
import { benchResets } from "./bench-resets.ts";
import { benchStarts } from "./bench-starts.ts";
import { benchTakeover } from "./bench-takeover.ts";
import { benchTurns } from "./bench-turns.ts";
import { benchPaging, benchUsers } from "./bench-users.ts";
import { type Desk, openDesk, signIn } from "./open-desk.ts";
import type { BenchPostgres } from "./open-postgres.ts";
import type { Section } from "./report.ts";
import type { BenchServer } from "./start-server.ts";

export interface PartOptions {
  /** A little of each, to see that it runs. */
  readonly quick: boolean;
  /** How many people in the parts with many; unset: as many as the goals say. */
  readonly people?: number;
  readonly postgres: BenchPostgres;
}

type AtTheDesk = (desk: Desk, bot: BenchServer, options: PartOptions) => Promise<Section>;

/** They share one bot over many customers, in this order. */
const atOneDesk: Readonly<Record<string, AtTheDesk>> = {
  resets: (desk, _, { quick }) => benchResets(desk, quick ? 1 : 7),
  users: (desk, _, { quick }) => benchUsers(desk, quick ? 1 : 5),
  paging: (desk, _, { quick }) => benchPaging(desk, quick ? 2 : 6),
  lists: (desk, bot, { quick }) => benchListMemory(desk, bot, quick ? [1, 2] : [5, 20, 60]),
  turns: (desk, bot, { quick }) => benchTurns(desk, { bot, rounds: quick ? 1 : 3, each: quick ? 5 : 25 }),
  starts: (desk, _, { quick, postgres }) => benchStarts(desk, postgres, quick ? 1 : 2),
};

/** Each has a world of its own. */
const alone: Readonly<Record<string, (options: PartOptions) => Promise<Section>>> = {
  bulk: ({ quick, people = quick ? 100 : 1000 }) => benchBulk(people),
  memory: ({ quick, people = quick ? 200 : 10_000, postgres }) => benchMemory(people, postgres),
  replicas: ({ quick, people = quick ? 40 : 60, postgres }) => benchReplicas(people, postgres),
  takeover: ({ quick, people = quick ? 100 : 1000, postgres }) => benchTakeover(people, postgres),
};

export const namesOfParts: readonly string[] = [...Object.keys(atOneDesk), ...Object.keys(alone)];

/** Runs the parts of these names, one after the other. */
export async function* runParts(names: readonly string[], options: PartOptions): AsyncGenerator<Section> {
  const shared = Object.entries(atOneDesk).filter(([name]) => names.includes(name));
  if (shared.length > 0) yield* atTheDesk(shared, options);
  for (const [name, run] of Object.entries(alone)) {
    if (names.includes(name)) yield await run(options);
  }
}

async function* atTheDesk(parts: readonly (readonly [string, AtTheDesk])[], options: PartOptions) {
  const desk = await openDesk({ count: 500, people: 40 });
  try {
    const bot = await desk.startBot("bot");
    await signIn(desk);
    for (const [, run] of parts) yield await run(desk, bot, options);
  } finally {
    await desk.close();
  }
}
