import { parseArgs } from "node:util";
import { z } from "zod";
import { ConfigFault } from "../../settings/config-fault.ts";
import { readSettings } from "../../settings/read-settings.ts";
import type { Environment } from "../read-env.ts";

const address = z.url({ protocol: /^postgres(ql)?$/, error: "expected postgres://…" });

/** What `npm run migrate` reads. */
export const migrateEnvironment = z.object({
  /** The account that owns the tables. */
  MIGRATE_DATABASE_URL: address.optional(),
  DATABASE_URL: address.optional(),
});

export interface MigrateTask {
  readonly databaseUrl: string;
  /** The role that serves; unset: nobody's rights are touched. */
  readonly grant?: string;
}

/** The command line and the environment of `npm run migrate`. Throws `ConfigFault`. */
export function readMigrate(args: readonly string[], env: Environment): MigrateTask {
  const { MIGRATE_DATABASE_URL, DATABASE_URL } = readSettings(migrateEnvironment, env);
  const databaseUrl = MIGRATE_DATABASE_URL ?? DATABASE_URL;
  if (databaseUrl === undefined) {
    throw new ConfigFault(["MIGRATE_DATABASE_URL: give this or DATABASE_URL; the embedded store is migrated at start"]);
  }
  const grant = readGrant(args);
  return { databaseUrl, ...(grant !== undefined && { grant }) };
}

function readGrant(args: readonly string[]): string | undefined {
  try {
    return parseArgs({ args: [...args], options: { grant: { type: "string" } }, strict: true }).values.grant;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ConfigFault([why, "Usage: npm run migrate [-- --grant <role that serves>]"]);
  }
}
