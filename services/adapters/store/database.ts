import type { ColumnType, GeneratedAlways, JSONColumnType } from "kysely";
import type { Action } from "../../../core/access/actions.ts";
import type { Details } from "../../../core/details.ts";
import type { ViewState } from "../../../core/directory/directory.ts";
import type { Operator } from "../../../core/directory/people.ts";
import type { OwnDetails } from "../../../core/lists/people-list.ts";
import type { Brief } from "../../../core/reset/brief.ts";
import type { Excluded } from "../../../core/reset/excluded.ts";
import type { Outcome, SessionsOutcome, Step } from "../../../core/reset/outcome.ts";
import type { ParkedWhy, ResetState } from "../../../core/reset/pending-reset.ts";
import type { ResetPlan } from "../../../core/reset/plan.ts";
import type { AuditEntry } from "../../audit/audit.ts";
import type { MessageAddress } from "../../conversations/conversation-store.ts";
import type { MessageRole } from "../../conversations/message-role.ts";
import type { Route } from "../../notifications/notification-routes.ts";
import type { Choice } from "../../resets/prepare/choice-store.ts";
import type { BatchesTable } from "./resets/batches-table.ts";
import type { SummariesTable } from "./resets/summaries-table.ts";
import type { Time } from "./time-column.ts";

type MaybeTime = ColumnType<Date | null, Date | null, Date | null>;
type Json<T extends object> = JSONColumnType<T>;
type MaybeJson<T extends object> = ColumnType<T | null, string | null, string | null>;

export interface PendingResetsTable {
  id: string;
  batch_id: string;
  position: number;
  operator_key: string;
  operator: Json<Operator>;
  conversation_id: string;
  /** Lower case, as the next one: Entra compares ids without regard to case. */
  target_tenant_id: string;
  target_object_id: string;
  act: Action;
  from_view: string | null;
  plan: Json<ResetPlan>;
  administrator: boolean;
  last_reset_at: MaybeTime;
  state: ResetState;
  details: Json<Details>;
  chosen: MaybeJson<string[]>;
  steps: Json<Step[]>;
  outcome: MaybeJson<Outcome>;
  created_at: Time;
  expires_at: Time;
  claimed_at: MaybeTime;
  /** Which run carries it out: what an earlier one says after it no longer counts. */
  runner: ColumnType<string | null, string | null | undefined, string | null>;
  run_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  parked: ColumnType<ParkedWhy | null, ParkedWhy | null | undefined, ParkedWhy | null>;
  parked_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  /** What came of revoking the sessions in a pass before the removals; null: no such pass, or not its turn yet. */
  sessions: ColumnType<SessionsOutcome | null, SessionsOutcome | null | undefined, SessionsOutcome | null>;
  /** What it ended of, where that may be so for others too; see `refusalOf`. */
  refusal: ColumnType<string | null, string | null | undefined, string | null>;
  ended_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  /** When a reset that removed something ended: what `lastReset` asks for. */
  removed_at: MaybeTime;
  own: ColumnType<OwnDetails | null, string | null | undefined, string | null>;
  /** Figures and names, so that summing up many reads no plans. */
  brief: ColumnType<StoredBrief, string | undefined, string>;
  left_out: ColumnType<boolean, boolean | undefined, boolean>;
  /** That nobody confirmed it in time stands in the audit. */
  expiry_recorded: ColumnType<boolean, boolean | undefined, boolean>;
}

/** The tables, as the migrations leave them. */
export interface SignInTicketsTable {
  ticket_hash: string;
  operator_key: string;
  operator: Json<Operator>;
  tenant_id: string;
  conversation_id: string;
  claims: string | null;
  /** Set when the ticket was used; the code then stands for it. */
  code_hash: string | null;
  /** When the code was handed in; set once. */
  taken_at: MaybeTime;
  expires_at: Time;
}

/** A place in a chain: in as a number, out as the driver gives a bigint. */
type Whole = ColumnType<string, number, number>;

export interface AuditEntriesTable {
  id: GeneratedAlways<string>;
  at: Time;
  kind: AuditEntry["kind"];
  reset_id: string | null;
  operator: string;
  target: string;
  chain: string;
  seq: Whole;
  previous: string;
  hash: string;
  head_seq: Whole;
  head_previous: string;
  head_hash: string;
  entry: Json<AuditEntry>;
}

export interface NotificationsTable {
  id: string;
  route_id: string;
  batch_id: string;
  /** `expected`: its batch is under way. `sending`: taken, until `next_at`. `unknown`: never posted again. */
  state: "expected" | "due" | "sending" | "posted" | "unknown";
  message: MaybeJson<MessageAddress>;
  wanted: ColumnType<number, number | undefined, number>;
  tries: ColumnType<number, number | undefined, number>;
  due_since: Time;
  next_at: Time;
  /** The end of its batch is told, or asked for. */
  ended: ColumnType<boolean, boolean | undefined, boolean>;
}

export interface AttachmentsTable {
  batch_id: string;
  role: MessageRole;
  message: Json<MessageAddress>;
  attached_at: Time;
  /** Counts what happened to the batch; a trigger counts every change of a state. */
  changed: ColumnType<number, number | undefined, number>;
  /** How much of it the message shows. */
  shown: ColumnType<number, number | undefined, number>;
  behind_since: ColumnType<Date | null, Date | null | undefined, Date | null>;
  tries: ColumnType<number, number | undefined, number>;
  /** Nobody else sends it before this. */
  next_at: ColumnType<Date, Date | undefined, Date>;
}

export type StoredBrief = Brief & { readonly name: string; readonly customerName: string; readonly guest: boolean };

export interface Database {
  batches: BatchesTable;
  summaries: SummariesTable;
  summary_excluded: { id: GeneratedAlways<string>; batch_id: string; excluded: Json<Excluded> };
  pending_resets: PendingResetsTable;
  choices: { id: string; operator: Json<Operator>; choice: Json<StoredChoice>; expires_at: Time };
  conversations: { operator_key: string; service_url: string; conversation_id: string; kind: MessageAddress["kind"] };
  attachments: AttachmentsTable;
  seen_activities: { conversation_id: string; activity_id: string; seen_at: Time };
  waiting_commands: { operator_key: string; conversation_id: string; command: Json<object>; expires_at: Time };
  preferences: { operator_key: string; preference: Json<object> };
  views: {
    id: string;
    operator: Json<Operator>;
    conversation_id: string;
    version: number;
    state: Json<ViewState>;
    expires_at: Time;
  };
  sign_in_tickets: SignInTicketsTable;
  sign_ins: { operator_key: string; at: Time };
  /** `version` comes from a sequence and is never used twice, not even after a removal. */
  token_partitions: { key: string; version: ColumnType<string, never, never>; blob: Uint8Array; updated_at: Time };
  notification_routes: {
    id: string;
    channel_id: string;
    team_id: string;
    /** In lower case. */
    tenant_id: string;
    route: Json<Omit<Route, "id">>;
  };
  notifications: NotificationsTable;
  notification_threads: {
    route_id: string;
    day: string;
    state: "posting" | "posted" | "unknown";
    message: ColumnType<MessageAddress | null, string | null | undefined, string | null>;
    at: Time;
  };
  audit_entries: AuditEntriesTable;
  audit_chains: { chain: string; seq: Whole; hash: string };
  audit_checkpoints: {
    chain: string;
    seq: Whole;
    hash: string;
    at: Time;
    key: string | null;
    signature: string | null;
  };
}

/** `expiresAt` stays as it was given: a time stamp column would rewrite it. */
export type StoredChoice = Omit<Choice, "id" | "operator">;
