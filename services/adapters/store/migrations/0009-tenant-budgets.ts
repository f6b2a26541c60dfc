import { type Kysely, sql } from "kysely";

/** How fast each tenant may be called, and until when not at all: shared by all replicas. Frozen. */
export const tenantBudgets = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `create table tenant_budgets (
    tenant_id text primary key,
    full_at timestamptz not null,
    held_until timestamptz not null,
    slowed double precision not null default 1,
    slowed_at timestamptz not null
  )`,
  "create index tenant_budgets_held on tenant_budgets (held_until)",
];
