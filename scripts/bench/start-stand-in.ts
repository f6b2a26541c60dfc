import { join } from "node:path";
import { startChild } from "./ask-child.ts";
import type { StandInVerbs } from "./stand-in-verbs.ts";

type Answer<K extends keyof StandInVerbs> = Promise<Awaited<ReturnType<StandInVerbs[K]>>>;

export interface StandIn {
  /** One verb of the stand-in, carried out in its own process. */
  readonly ask: <K extends keyof StandInVerbs>(verb: K, ...argument: Parameters<StandInVerbs[K]>) => Answer<K>;
  readonly stop: () => Promise<void>;
}

/** The local Microsoft 365 as a child; its keys are kept in the folder. */
export async function startStandIn(folder: string): Promise<StandIn> {
  const child = await startChild(join(import.meta.dirname, "stand-in.ts"), [folder]);
  return {
    // What goes between the processes is JSON: the verb's own type says what it is.
    ask: (verb, ...[argument]) => child.ask(verb, argument) as Answer<typeof verb>,
    stop: child.stop,
  };
}
