import assert from "node:assert/strict";
import { Client } from "pg";
import { eventually } from "../support/eventually.ts";

export interface HeldTable {
  /** Resolves when somebody waits to write into it. */
  awaited(): Promise<void>;
  /** Resolves when this query finds something. */
  becomes(query: string): Promise<void>;
  letGo(): Promise<void>;
}

const patienceMs = 240_000;

/** Keeps everybody from writing into a table, as long as it is held. */
export async function holdTable(url: string, table: "audit_entries" | "pending_resets"): Promise<HeldTable> {
  const [holder, watcher] = [new Client({ connectionString: url }), new Client({ connectionString: url })];
  await Promise.all([holder.connect(), watcher.connect()]);
  await holder.query("begin");
  await holder.query(`lock table ${table} in exclusive mode`);
  const becomes = (query: string) =>
    eventually(async () => {
      assert.ok((await watcher.query(query)).rowCount);
    }, patienceMs);
  return {
    awaited: () => becomes(`select 1 from pg_locks where not granted and relation = '${table}'::regclass`),
    becomes,
    async letGo() {
      await holder.query("rollback");
      await Promise.all([holder.end(), watcher.end()]);
    },
  };
}
