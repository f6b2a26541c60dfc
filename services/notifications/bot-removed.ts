import type { ChannelPosts } from "./channel-posts.ts";
import type { CloseRoutes } from "./close-routes.ts";
import type { NotificationRoutes } from "./notification-routes.ts";

/** Where the bot can't write any more: a whole team, or one channel of it. */
export type Gone = { readonly teamId: string } | { readonly channelId: string };

/** Ends the routes there, and tells each lead once. */
export type BotRemoved = (gone: Gone) => Promise<void>;

export function createBotRemoved(deps: {
  readonly routes: Pick<NotificationRoutes, "inTeam" | "inChannel">;
  readonly closeRoutes: CloseRoutes;
  readonly posts: Pick<ChannelPosts, "tellLead">;
}): BotRemoved {
  return async (gone) => {
    const there =
      "teamId" in gone ? await deps.routes.inTeam(gone.teamId) : await deps.routes.inChannel(gone.channelId);
    const closed = await deps.closeRoutes(there);
    for (const [first, ...more] of Map.groupBy(closed, ({ lead }) => lead.objectId).values()) {
      if (first) await deps.posts.tellLead([first, ...more], "removed");
    }
  };
}
