import { type Kysely, type RawBuilder, sql, type Transaction } from "kysely";
import type { Database } from "../database.ts";

/** What the account that serves may do with a table; one that is not named here: everything but change the table itself. */
const rightsOf: Readonly<Record<string, string>> = {
  // Append-only. What pruning removes and leaves behind is the owner's alone.
  audit_entries: "select, insert",
  audit_checkpoints: "select",
  // The ends of the chains move, and none goes.
  audit_chains: "select, insert, update",
  kysely_migration: "select",
  kysely_migration_lock: "select",
};
const usual = "select, insert, update, delete";

export interface Serving {
  readonly role: string;
  /** Schemas beside ours, in which it may do everything but change the tables themselves. */
  readonly alsoIn: readonly string[];
}

/**
 * Gives a role exactly what serving needs, and takes whatever else it had there. For the owner of
 * the tables; again after each migration, since a new table belongs to nobody else. Throws where there is no such role.
 */
export async function grantServing(db: Kysely<Database>, { role, alsoIn }: Serving): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ schema: string; name: string; own: boolean }>`
      select n.nspname as schema, c.relname as name, n.nspname = current_schema() as own
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where (n.nspname = current_schema() or n.nspname = any(${[...alsoIn]})) and c.relkind in ('r', 'p') order by 1, 2`.execute(
      trx,
    );
    const to = sql.id(role);
    for (const schema of new Set(rows.map((row) => row.schema))) await grantUse(trx, sql.id(schema), to);
    for (const { schema, name, own } of rows) {
      const rights = sql.raw((own ? rightsOf[name] : undefined) ?? usual);
      await sql`grant ${rights} on ${sql.id(schema, name)} to ${to}`.execute(trx);
    }
  });
}

type Name = RawBuilder<unknown>;

/** Use of a schema and nothing made in it, by this role or by anyone: before PostgreSQL 15 everybody could. */
async function grantUse(trx: Transaction<Database>, schema: Name, role: Name): Promise<void> {
  await sql`revoke create on schema ${schema} from public`.execute(trx);
  await sql`revoke all on schema ${schema} from ${role}`.execute(trx);
  await sql`revoke all on all tables in schema ${schema} from ${role}`.execute(trx);
  await sql`grant usage on schema ${schema} to ${role}`.execute(trx);
  await sql`grant usage on all sequences in schema ${schema} to ${role}`.execute(trx);
}
