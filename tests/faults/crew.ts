import type { BotProcess, World } from "./start-world.ts";

/** The bot that is going to die, and whoever takes over. */
export interface Crew {
  /** It alone serves, and it alone works. */
  front(): Promise<BotProcess>;
  /** It is dead: the next one goes on. */
  relieve(): Promise<void>;
  stop(): void;
}

/** Embedded: the same machine starts again. On a server: another replica, held until then so that it is known who works. */
export function createCrew(world: World): Crew {
  return world.database.shared ? twoReplicas(world) : oneAfterTheOther(world);
}

function oneAfterTheOther(world: World): Crew {
  let serving: BotProcess | undefined;
  return {
    front: async () => (serving ??= await world.start()),
    async relieve() {
      serving = await world.start();
    },
    stop: () => undefined,
  };
}

function twoReplicas(world: World): Crew {
  let serving: BotProcess | undefined;
  let standby: BotProcess | undefined;
  return {
    async front() {
      serving ??= await world.start();
      standby ??= await world.start();
      world.turnTo(serving);
      standby.pause();
      return serving;
    },
    async relieve() {
      if (!standby) throw new Error("Nobody stands by.");
      serving = standby;
      standby = undefined;
      serving.resume();
      world.turnTo(serving);
      await Promise.resolve();
    },
    stop: () => standby?.resume(),
  };
}
