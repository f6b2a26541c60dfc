import type { Activity } from "botbuilder";
import { z } from "zod";
import type { Gone } from "../../services/notifications/bot-removed.ts";

const id = z.string().min(1);
const shape = z.object({
  team: z.object({ id }),
  channel: z.object({ id }).optional(),
  eventType: z.string().optional(),
});

/** These are about one channel; a shared one takes the bot out by itself. */
const ofChannel: readonly unknown[] = ["channelDeleted", "channelMemberRemoved"];

/** Where the bot can no longer write, as an event of Teams tells (facts/teams.md 2.7); undefined: it tells nothing of the kind. */
export function goneFrom(activity: Activity): Gone | undefined {
  const { data } = shape.safeParse(activity.channelData);
  if (!data || !isEnd(activity, data.eventType)) return undefined;
  const { team, channel, eventType } = data;
  if (ofChannel.includes(eventType)) return channel && { channelId: channel.id };
  return { teamId: team.id };
}

/** Teams sends both events for one removal. */
function isEnd({ type, action, membersRemoved = [], recipient }: Activity, eventType: string | undefined): boolean {
  if (type === "installationUpdate") return action === "remove";
  if (type !== "conversationUpdate") return false;
  if (eventType === "channelDeleted" || eventType === "teamDeleted") return true;
  return membersRemoved.some((member) => member.id === recipient.id);
}
