import { killAt } from "./kill-at.ts";
import type { Stage } from "./on-each-database.ts";

/** So many people with so many methods each, confirmed; the bot dies at the moment, the next one goes on, and all ends well. */
export async function killedOnce(
  { world, watch, crew }: Stage,
  { moment, people, methods }: { moment: Parameters<typeof killAt>[2]; people: number; methods: number },
): Promise<void> {
  const bot = await crew.front();
  const all = watch.people(people, methods);
  const summary = await watch.summaryOf(all);
  const answered = Promise.withResolvers<undefined>();
  const dead = killAt(world, bot, { ...moment, after: answered.promise });
  await watch.olivia.press(summary, "reset.confirm");
  // Confirmed: what was read at the press, beside it, is no part of the story.
  answered.resolve(undefined);
  await dead;
  await crew.relieve();
  await watch.endsWell(summary, all);
}
