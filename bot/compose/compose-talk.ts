import { createDialogs } from "../../dialogs/dialogs.ts";
import type { Store } from "../../services/adapters/store/create-store.ts";
import { createWaitingSearches } from "../../services/customers/waiting-searches.ts";
import type { ChannelPosts } from "../../services/notifications/channel-posts.ts";
import type { TellReset } from "../../services/resets/reset-events.ts";
import { createWhoAmI } from "../../services/who-am-i.ts";
import type { Log } from "../log.ts";
import type { Config } from "../settings/config.ts";
import type { composeBasis } from "./compose-basis.ts";
import { composeCustomers } from "./compose-customers.ts";
import { consentLinkOf } from "./compose-identity.ts";
import { composeJobs } from "./compose-jobs.ts";
import { composeLifecycle } from "./compose-lifecycle.ts";
import { composeNotifications } from "./compose-notifications.ts";
import { composeRecord } from "./compose-record.ts";
import { composeResets } from "./compose-resets.ts";
import { composeViews } from "./compose-views.ts";

export interface TalkDeps {
  readonly basis: ReturnType<typeof composeBasis>;
  readonly store: Store;
  readonly tell: TellReset;
  /** Asked for when it is needed: the bot is made after this. */
  readonly posts: () => ChannelPosts;
  readonly log: Log;
}

/** The use cases over one store, and the dialogs before them. */
export function composeTalk(config: Config, { basis, store, tell, posts, log }: TalkDeps) {
  const { access, home, identity, newId, now, openTenant } = basis;
  const { preferences } = store;
  const customers = composeCustomers({
    openTenant,
    access,
    home,
    now,
    preferences,
    consentLink: consentLinkOf(config),
  });
  const { customersFor, selection, entraRolesIn } = customers;
  const shared = { ...basis, customersFor, tell, log };
  const jobs = composeJobs(config, { store, log });
  const callsPerSecond = config.GRAPH_METHOD_CALLS_PER_10S / 10;
  const ofBulks = { longestPauseHours: config.PAUSED_BULK_HOURS, offersFiles: config.cloud.downloadHosts.length > 0 };
  const resets = composeResets({ ...shared, jobs, ...storesOf(store), callsPerSecond, ...ofBulks });
  const { prepare } = resets.verbs;
  const tokens = identity.operatorTokens;
  const lifecycle = composeLifecycle({ ...shared, store, tokens });
  const record = composeRecord({ ...shared, store });
  const notifications = composeNotifications({ ...shared, selection, store, posts });
  const waiting = createWaitingSearches({ store: store.waitingSearches, newId });
  const dialogs = createDialogs({
    ...{
      resets: resets.verbs,
      notifications: notifications.verbs,
      history: record.history,
      elsewhere: record.elsewhere,
    },
    ...{ customers: { ...customers.verbs, waiting }, tokens, endSignIn: lifecycle.endSignIn },
    views: composeViews({ ...shared, selection, entraRolesIn, views: store.views, prepare }),
    whoAmI: createWhoAmI({ openTenant, tokens, access, home }),
  });
  return { dialogs, resets, jobs, lifecycle, record, notifications };
}

const storesOf = ({ resets, choices, summaries, bulks }: Store) => ({ resets, choices, summaries, bulks });
