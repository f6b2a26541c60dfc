import { type Kysely, sql } from "kysely";
import type { AuditChains } from "../../audit/audit-chains.ts";
import type { BatchMessages } from "../../conversations/batch-messages.ts";
import type { ConversationStore } from "../../conversations/conversation-store.ts";
import type { WaitingSearchStore } from "../../customers/waiting-searches.ts";
import type { DatabasePlace } from "../../database-place.ts";
import type { ViewStore } from "../../directory/view-store.ts";
import type { HistoryEntries } from "../../history/history-entries.ts";
import type { NotificationRoutes } from "../../notifications/notification-routes.ts";
import type { Outbox } from "../../notifications/outbox.ts";
import type { Preferences } from "../../preferences/preferences.ts";
import type { BulkStore } from "../../resets/bulk/bulk-store.ts";
import type { ForgetOld } from "../../resets/confirm/forget-old.ts";
import type { ExpiredResets } from "../../resets/confirm/record-expired.ts";
import type { ChoiceStore } from "../../resets/prepare/choice-store.ts";
import type { SummaryStore } from "../../resets/prepare/summary-store.ts";
import type { ResetStore } from "../../resets/reset-store.ts";
import type { SignInTickets } from "../../sign-in/sign-in-tickets.ts";
import type { SignIns } from "../../sign-in/sign-ins.ts";
import type { TokenPartitions } from "../../sign-in/token-partitions.ts";
import type { WaitingCommands } from "../../sign-in/waiting-commands.ts";
import type { PacingStore } from "../../tenants/pacing-store.ts";
import { createAuditChains } from "./audit-chains.ts";
import { createConversationStore } from "./conversation-store.ts";
import type { Database } from "./database.ts";
import { createForgetOld } from "./forget-old.ts";
import { createHistoryEntries } from "./history-entries.ts";
import { createNotificationRoutes } from "./notification-routes.ts";
import { orUnavailable } from "./or-unavailable.ts";
import { createOutbox } from "./outbox.ts";
import { createPacingStore, type SqlClock } from "./pacing-store.ts";
import { createPreferences } from "./preferences.ts";
import { createBatchMessages } from "./resets/batch-messages.ts";
import { createBulkStore } from "./resets/bulk-store.ts";
import { createChoiceStore } from "./resets/choice-store.ts";
import { createExpiredResets } from "./resets/expired-resets.ts";
import { createResetStore } from "./resets/reset-store.ts";
import { createSummaryStore } from "./resets/summary-store.ts";
import { createSignInTickets } from "./sign-in-tickets.ts";
import { createSignIns } from "./sign-ins.ts";
import { createTokenPartitions } from "./token-partitions.ts";
import { createViewStore } from "./view-store.ts";
import { createWaitingCommands } from "./waiting-commands.ts";
import { createWaitingSearchStore } from "./waiting-searches.ts";

/** Everything that is kept, over one database. Every verb throws `store-unavailable` when the database does not answer. */
export interface Store {
  readonly resets: ResetStore;
  readonly summaries: SummaryStore;
  readonly bulks: BulkStore;
  readonly choices: ChoiceStore;
  readonly conversations: ConversationStore;
  readonly batchMessages: BatchMessages;
  readonly waiting: WaitingCommands;
  readonly waitingSearches: WaitingSearchStore;
  readonly partitions: TokenPartitions;
  readonly preferences: Preferences;
  readonly tickets: SignInTickets;
  readonly signIns: SignIns;
  readonly views: ViewStore;
  readonly auditChains: AuditChains;
  readonly history: HistoryEntries;
  readonly expired: ExpiredResets;
  readonly forgetOld: ForgetOld;
  readonly routes: NotificationRoutes;
  readonly outbox: Outbox;
  readonly pacing: PacingStore;
  /** For whoever keeps tables of its own beside these. */
  readonly place: DatabasePlace;
  /** Resolves when the database answers. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

export interface StoreParts {
  readonly db: Kysely<Database>;
  readonly place: DatabasePlace;
  readonly now: () => Date;
  readonly close: () => Promise<void>;
  /** What the replicas agree on by; unset: the database's clock. */
  readonly clock?: SqlClock;
}

/** The store over a migrated database. */
export function createStore({ db, place, now, close, clock }: StoreParts): Store {
  return {
    resets: createResetStore(db),
    summaries: createSummaryStore(db),
    bulks: createBulkStore(db, clock),
    choices: createChoiceStore(db, now),
    conversations: createConversationStore(db, now),
    batchMessages: createBatchMessages(db, now),
    waiting: createWaitingCommands(db, now),
    waitingSearches: createWaitingSearchStore(db, now),
    partitions: createTokenPartitions(db, now),
    preferences: createPreferences(db),
    tickets: createSignInTickets(db, now),
    signIns: createSignIns(db),
    views: createViewStore(db, now),
    auditChains: createAuditChains(db),
    history: createHistoryEntries(db),
    expired: createExpiredResets(db),
    forgetOld: createForgetOld(db),
    routes: createNotificationRoutes(db),
    outbox: createOutbox(db, now),
    pacing: createPacingStore(db, clock),
    ready: () =>
      orUnavailable(async () => {
        await sql`select 1`.execute(db);
      }),
    place,
    close,
  };
}
