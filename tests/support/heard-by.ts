import type { Response } from "botbuilder";
import type { composeAdapter } from "../../bot/compose/compose-adapter.ts";

/** Whether an adapter lets an activity through to the bot, and with which HTTP status it answers. No server in between. */
export async function heardBy(
  adapter: ReturnType<typeof composeAdapter>,
  { body, token }: { body: Record<string, unknown>; token: string },
): Promise<{ heard: boolean; status: number }> {
  const answer = { heard: false, status: 0 };
  const response = {
    socket: undefined,
    status: (status: number) => {
      answer.status = status;
      return response;
    },
    header: () => response,
    send: () => response,
    end: () => response,
  };
  const request = { headers: { authorization: `Bearer ${token}` }, body, method: "POST" };
  await adapter.process(request, response as unknown as Response, () => {
    answer.heard = true;
    return Promise.resolve();
  });
  return answer;
}
