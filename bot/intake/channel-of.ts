import type { Activity } from "botbuilder";
import { z } from "zod";
import type { TeamsChannel } from "../../services/conversations/conversation-store.ts";

const id = z.string().min(1);
const shape = z.object({
  channel: z.object({ id, type: z.string().toLowerCase().default("standard") }),
  team: z.object({ id }),
});

/** Whatever else there may be one day is treated as shared. */
const ofOneTeam: readonly string[] = ["standard", "private"];

/** The channel in which something was said; undefined: no channel of a team. */
export function channelOf({ channelData, serviceUrl, conversation }: Activity): TeamsChannel | undefined {
  if (conversation.conversationType !== "channel") return undefined;
  const { data } = shape.safeParse(channelData);
  if (!data) return undefined;
  const { channel, team } = data;
  return { serviceUrl, channelId: channel.id, teamId: team.id, shared: !ofOneTeam.includes(channel.type) };
}
