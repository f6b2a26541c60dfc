import type { Activity } from "botbuilder";
import { z } from "zod";
import type { TeamsChannel } from "../services/conversations/conversation-store.ts";

const named = z.object({ id: z.string().min(1), type: z.string().optional() });
const shape = z.object({
  teamsChannelId: z.string().optional(),
  teamsTeamId: z.string().optional(),
  channel: named.optional(),
  team: named.optional(),
});

/** The channel in which something was said or happened; undefined: no channel of a team. */
export function channelOf({ channelData, serviceUrl, conversation }: Activity): TeamsChannel | undefined {
  if (conversation.conversationType !== "channel") return undefined;
  const data = shape.safeParse(channelData).data;
  const channelId = data?.channel?.id ?? data?.teamsChannelId ?? conversation.id.split(";messageid=")[0];
  const teamId = data?.team?.id ?? data?.teamsTeamId;
  if (channelId === undefined || channelId === "" || teamId === undefined) return undefined;
  // Anything but the kinds known to stay within one team is treated as shared.
  const shared = !["standard", "private", undefined].includes(data?.channel?.type?.toLowerCase());
  return { serviceUrl, channelId, teamId, shared };
}
