import { type Kysely, sql } from "kysely";

/** Everything the first order keeps. Frozen: a later change is a later migration. */
export const firstTables = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `create table pending_resets (
    id text primary key,
    batch_id text not null,
    position integer not null,
    operator_key text not null,
    operator jsonb not null,
    conversation_id text not null,
    target_tenant_id text not null,
    target_object_id text not null,
    plan jsonb not null,
    administrator boolean not null,
    last_reset_at timestamptz,
    state text not null,
    details jsonb not null,
    chosen jsonb,
    steps jsonb not null,
    outcome jsonb,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    claimed_at timestamptz,
    removed_at timestamptz,
    unique (batch_id, position)
  )`,
  "create index pending_resets_unfinished on pending_resets (created_at) where state in ('claimed', 'begun')",
  `create index pending_resets_last on pending_resets (target_tenant_id, target_object_id, removed_at)
    where removed_at is not null`,
  `create table choices (
    id text primary key,
    operator jsonb not null,
    choice jsonb not null,
    expires_at timestamptz not null
  )`,
  "create index choices_expiry on choices (expires_at)",
  `create table conversations (
    operator_key text primary key,
    service_url text not null,
    conversation_id text not null,
    kind text not null
  )`,
  `create table attachments (
    batch_id text not null,
    role text not null,
    message jsonb not null,
    attached_at timestamptz not null,
    primary key (batch_id, role)
  )`,
  "create index attachments_age on attachments (attached_at)",
  `create table seen_activities (
    conversation_id text not null,
    activity_id text not null,
    seen_at timestamptz not null,
    primary key (conversation_id, activity_id)
  )`,
  "create index seen_activities_age on seen_activities (seen_at)",
  `create table waiting_commands (
    operator_key text not null,
    conversation_id text not null,
    command jsonb not null,
    expires_at timestamptz not null,
    primary key (operator_key, conversation_id)
  )`,
  "create index waiting_commands_expiry on waiting_commands (expires_at)",
  "create table preferences (operator_key text primary key, preference jsonb not null)",
  "create sequence token_partition_versions",
  `create table token_partitions (
    key text primary key,
    version bigint not null default nextval('token_partition_versions'),
    blob bytea not null,
    updated_at timestamptz not null
  )`,
  `create table audit_entries (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    kind text not null,
    reset_id text,
    operator text not null,
    target text not null,
    entry jsonb not null
  )`,
  "create index audit_entries_reset on audit_entries (reset_id)",
  "create index audit_entries_at on audit_entries (at)",
  `create function refuse_audit_change() returns trigger language plpgsql as $$
    begin
      raise exception 'audit entries are append-only';
    end
  $$`,
  `create trigger audit_entries_append_only before update or delete or truncate on audit_entries
    for each statement execute function refuse_audit_change()`,
];
