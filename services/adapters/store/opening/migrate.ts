import type { Kysely } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import type { Database } from "../database.ts";
import { firstTables } from "../migrations/0001-first-tables.ts";
import { signInTables } from "../migrations/0002-sign-in.ts";
import { viewTables } from "../migrations/0003-views.ts";
import { actColumns } from "../migrations/0004-acts.ts";
import { auditChains } from "../migrations/0005-audit-chains.ts";
import { notificationTables } from "../migrations/0006-notifications.ts";
import { aliveColumn } from "../migrations/0007-alive.ts";
import { jobTables } from "../migrations/0008-jobs.ts";
import { tenantBudgets } from "../migrations/0009-tenant-budgets.ts";
import { summaryTables } from "../migrations/0010-summaries.ts";
import { batchMessages } from "../migrations/0011-batch-messages.ts";
import { retentionIndex } from "../migrations/0012-retention.ts";
import { bulkColumns } from "../migrations/0013-bulk.ts";
import { toldEnd } from "../migrations/0014-told-end.ts";
import { countBySets } from "../migrations/0015-count-by-sets.ts";

/** In the order of their names; an applied one is never edited. */
const migrations: Readonly<Record<string, Migration>> = {
  "0001-first-tables": firstTables,
  "0002-sign-in": signInTables,
  "0003-views": viewTables,
  "0004-acts": actColumns,
  "0005-audit-chains": auditChains,
  "0006-notifications": notificationTables,
  "0007-alive": aliveColumn,
  "0008-jobs": jobTables,
  "0009-tenant-budgets": tenantBudgets,
  "0010-summaries": summaryTables,
  "0011-batch-messages": batchMessages,
  "0012-retention": retentionIndex,
  "0013-bulk": bulkColumns,
  "0014-told-end": toldEnd,
  "0015-count-by-sets": countBySets,
};

export const migrationNames: readonly string[] = Object.keys(migrations);

/** Brings the tables up to date. Replicas that start together wait for one another (an advisory lock of Kysely's). */
export async function migrate(db: Kysely<Database>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...migrations }) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error instanceof Error ? error : new Error("The migrations failed.", { cause: error });
}
