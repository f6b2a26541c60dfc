import type { Fault } from "../../emulator/contract.ts";
import type { BotProcess, World } from "./start-world.ts";

interface Nth {
  readonly match: Fault["match"];
  /** The first is 1. */
  readonly nth: number;
}

export interface Moment extends Nth {
  /** Whether the request is still carried out, though nobody hears of it. */
  readonly executed: boolean;
  /** Counted from this request on; unset: from now on. */
  readonly since?: Nth;
  /** Not before this: what is read ahead of a claim says nothing of it. */
  readonly after?: Promise<unknown>;
}

/** Kills the bot, or the one that is starting, at the n-th such request. Resolves when it is dead. */
export function killAt(
  { microsoft: { faults } }: World,
  bot: BotProcess | Promise<BotProcess>,
  moment: Moment,
): Promise<void> {
  const dead = Promise.withResolvers<undefined>();
  const arm = ({ match, nth }: Nth, fault: Pick<Fault, "drop" | "meanwhile">) =>
    faults.add({ match, after: nth - 1, times: 1, ...fault });
  const kill = async () => {
    await moment.after;
    await (await bot).kill();
    dead.resolve(undefined);
  };
  const aim = () => arm(moment, { drop: !moment.executed, meanwhile: kill });
  if (!moment.since) aim();
  else
    arm(moment.since, {
      meanwhile: async () => {
        aim();
        await Promise.resolve();
      },
    });
  return dead.promise;
}
