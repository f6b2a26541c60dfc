import { type Kysely, sql } from "kysely";
import type { AuditEntry } from "../../audit/audit.ts";
import type { ConversationStore } from "../../conversations/conversation-store.ts";
import type { ViewStore } from "../../directory/view-store.ts";
import type { Preferences } from "../../preferences/preferences.ts";
import type { ChoiceStore } from "../../resets/choice-store.ts";
import type { ResetStore } from "../../resets/reset-store.ts";
import type { SignInTickets } from "../../sign-in/sign-in-tickets.ts";
import type { SignIns } from "../../sign-in/sign-ins.ts";
import type { TokenPartitions } from "../../sign-in/token-partitions.ts";
import type { WaitingCommands } from "../../sign-in/waiting-commands.ts";
import { appendAuditTo } from "./append-audit.ts";
import { createChoiceStore } from "./choice-store.ts";
import { createConversationStore } from "./conversation-store.ts";
import type { Database } from "./database.ts";
import { orUnavailable } from "./or-unavailable.ts";
import { createPreferences } from "./preferences.ts";
import { createResetStore } from "./reset-store.ts";
import { createSignInTickets } from "./sign-in-tickets.ts";
import { createSignIns } from "./sign-ins.ts";
import { createTokenPartitions } from "./token-partitions.ts";
import { createViewStore } from "./view-store.ts";
import { createWaitingCommands } from "./waiting-commands.ts";

/** Everything that is kept, over one database. Every verb throws `store-unavailable` when the database does not answer. */
export interface Store {
  readonly resets: ResetStore;
  readonly choices: ChoiceStore;
  readonly conversations: ConversationStore;
  readonly waiting: WaitingCommands;
  readonly partitions: TokenPartitions;
  readonly preferences: Preferences;
  readonly tickets: SignInTickets;
  readonly signIns: SignIns;
  readonly views: ViewStore;
  /** The audit table; resolved means committed. */
  readonly appendAudit: (entry: AuditEntry) => Promise<void>;
  /** Resolves when the database answers. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

export interface StoreParts {
  readonly db: Kysely<Database>;
  readonly now: () => Date;
  readonly close: () => Promise<void>;
}

/** The store over a migrated database. */
export function createStore({ db, now, close }: StoreParts): Store {
  return {
    resets: createResetStore(db),
    choices: createChoiceStore(db, now),
    conversations: createConversationStore(db, now),
    waiting: createWaitingCommands(db, now),
    partitions: createTokenPartitions(db, now),
    preferences: createPreferences(db),
    tickets: createSignInTickets(db, now),
    signIns: createSignIns(db),
    views: createViewStore(db, now),
    appendAudit: appendAuditTo(db),
    ready: () =>
      orUnavailable(async () => {
        await sql`select 1`.execute(db);
      }),
    close,
  };
}
