import type { BotProcess, World } from "./start-world.ts";

/** Delivers an activity to one replica, as Teams' load balancer might. */
export async function postTo(
  { microsoft }: World,
  bot: BotProcess,
  activity: object,
): Promise<{ status: number; words: string }> {
  const token = await microsoft.teams.signChannelToken();
  const response = await fetch(bot.endpoint, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify(activity),
  });
  return { status: response.status, words: await response.text() };
}
