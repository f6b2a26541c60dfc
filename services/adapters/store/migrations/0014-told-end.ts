import { type Kysely, sql } from "kysely";

/** A post that is updated while its batch goes on: is the end in it, or asked for? Frozen: a later change is a later migration. */
export const toldEnd = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  "alter table notifications add column ended boolean not null default false",
  "update notifications set ended = state <> 'expected'",
];
