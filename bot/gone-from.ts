import type { Activity, ChannelAccount } from "botbuilder";
import type { Gone } from "../services/notifications/bot-removed.ts";
import { channelOf } from "./channel-of.ts";

/** Where the bot can no longer write, as an event of Teams tells (facts/teams.md 2.7); undefined: it tells nothing of the kind. */
export function goneFrom(activity: Activity): Gone | undefined {
  const channel = channelOf(activity);
  if (!channel) return undefined;
  const { channelId, teamId } = channel;
  if (activity.type === "installationUpdate") return activity.action === "remove" ? { teamId } : undefined;
  if (activity.type !== "conversationUpdate") return undefined;
  const removed: readonly ChannelAccount[] = activity.membersRemoved ?? [];
  if (removed.some(({ id }) => id === activity.recipient.id)) return { teamId };
  const { eventType } = activity.channelData as { eventType?: unknown };
  if (eventType === "teamDeleted") return { teamId };
  return eventType === "channelDeleted" ? { channelId } : undefined;
}
