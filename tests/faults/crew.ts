import type { BotProcess, World } from "./start-world.ts";

/** The bot that is going to die, and whoever takes over. */
export interface Crew {
  /** It alone serves, and it alone works. */
  front(): Promise<BotProcess>;
  /** It is dead: the next one goes on, which may have begun before this resolves. */
  relieve(): Promise<BotProcess>;
}

/** Embedded: the same machine starts again. On a server: another replica, held until then so that it is known who works. */
export function createCrew(world: World): Crew {
  return world.database.shared ? twoReplicas(world) : oneAfterTheOther(world);
}

function oneAfterTheOther(world: World): Crew {
  let serving: BotProcess | undefined;
  const start = async () => {
    serving = await world.start();
    world.turnTo(serving);
    return serving;
  };
  return {
    front: async () => serving ?? (await start()),
    relieve: start,
  };
}

function twoReplicas(world: World): Crew {
  let serving: BotProcess | undefined;
  let standby: Promise<BotProcess> | undefined;
  const hire = () => {
    standby = world.start().then((bot) => {
      bot.pause();
      return bot;
    });
    // Told to whoever needs it.
    standby.catch(() => undefined);
    return standby;
  };
  return {
    async front() {
      [serving] = await Promise.all([serving ?? world.start(), standby ?? hire()]);
      world.turnTo(serving);
      return serving;
    },
    async relieve() {
      if (!standby) throw new Error("Nobody stands by.");
      serving = await standby;
      serving.resume();
      world.turnTo(serving);
      // While this one waits until it may take over, long before which the next one is held.
      void hire();
      return serving;
    },
  };
}
