import { type Kysely, sql } from "kysely";
import type { AuditEntry } from "../../../audit/audit.ts";
import { type ChainEnd, chainOf, emptyChain, headsChain, sealEntry } from "../../../audit/seal-entry.ts";

/** The audit as hash chains, checkpoints for what is pruned, and a note of which expiries were recorded. Frozen. */
export const auditChains = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of before) await sql.raw(statement).execute(db);
    await sealWhatIsThere(db);
    for (const statement of after) await sql.raw(statement).execute(db);
  },
};

const before = [
  `alter table audit_entries
    add column chain text, add column seq bigint, add column previous text, add column hash text,
    add column head_seq bigint, add column head_previous text, add column head_hash text`,
  "create table audit_chains (chain text primary key, seq bigint not null, hash text not null)",
  `create table audit_checkpoints (
    chain text not null,
    seq bigint not null,
    hash text not null,
    at timestamptz not null,
    key text,
    signature text,
    primary key (chain, seq)
  )`,
  "drop trigger audit_entries_append_only on audit_entries",
];

const after = [
  `alter table audit_entries
    alter column chain set not null, alter column seq set not null,
    alter column previous set not null, alter column hash set not null,
    alter column head_seq set not null, alter column head_previous set not null, alter column head_hash set not null,
    add unique (chain, seq), add unique (head_seq)`,
  "create index audit_entries_chain_at on audit_entries (chain, at)",
  "alter table pending_resets add column expiry_recorded boolean not null default false",
  "create index pending_resets_expiry on pending_resets (expires_at) where state = 'pending' and not expiry_recorded",
  `create function refuse_audit_removal() returns trigger language plpgsql as $$
    begin
      if old.head_seq > (select coalesce(max(seq), 0) from audit_checkpoints where chain = 'heads') then
        raise exception 'audit entries are append-only';
      end if;
      return old;
    end
  $$`,
  `create trigger audit_entries_append_only before update or truncate on audit_entries
    for each statement execute function refuse_audit_change()`,
  `create trigger audit_entries_pruned_only before delete on audit_entries
    for each row execute function refuse_audit_removal()`,
  `create trigger audit_checkpoints_append_only before update or delete or truncate on audit_checkpoints
    for each statement execute function refuse_audit_change()`,
];

/** Entries from before there were chains: sealed in the order they were written. */
async function sealWhatIsThere(db: Kysely<unknown>): Promise<void> {
  const ends = new Map<string, ChainEnd>();
  const { rows } = await sql<{
    id: string;
    entry: AuditEntry;
  }>`select id, entry from audit_entries order by id`.execute(db);
  for (const { id, entry } of rows) {
    const chain = chainOf(entry);
    const at = { chain: ends.get(chain) ?? emptyChain, heads: ends.get(headsChain) ?? emptyChain };
    const { seq, previous, hash, head } = sealEntry(entry, at);
    await sql`update audit_entries set chain = ${chain}, seq = ${seq}, previous = ${previous}, hash = ${hash},
      head_seq = ${head.seq}, head_previous = ${head.previous}, head_hash = ${head.hash} where id = ${id}`.execute(db);
    ends.set(chain, { seq, hash }).set(headsChain, head);
  }
  for (const [chain, { seq, hash }] of ends) {
    await sql`insert into audit_chains (chain, seq, hash) values (${chain}, ${seq}, ${hash})`.execute(db);
  }
}
