import { type Kysely, sql } from "kysely";

/** Which channels are told of results, and what is on its way to them. Frozen. */
export const notificationTables = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `create table notification_routes (
    id text primary key,
    channel_id text not null,
    team_id text not null,
    tenant_id text not null,
    route jsonb not null,
    unique (channel_id, tenant_id)
  )`,
  "create index notification_routes_tenant on notification_routes (tenant_id)",
  "create index notification_routes_team on notification_routes (team_id)",
  `create table notifications (
    id text primary key,
    route_id text not null references notification_routes (id) on delete cascade,
    batch_id text not null,
    state text not null,
    message jsonb,
    wanted integer not null default 0,
    tries integer not null default 0,
    due_since timestamptz not null,
    next_at timestamptz not null,
    unique (route_id, batch_id)
  )`,
  "create index notifications_batch on notifications (batch_id)",
  "create index notifications_next on notifications (next_at) where state in ('due', 'sending')",
  `create table notification_threads (
    route_id text not null references notification_routes (id) on delete cascade,
    day text not null,
    message jsonb,
    at timestamptz not null,
    state text not null,
    primary key (route_id, day)
  )`,
];
