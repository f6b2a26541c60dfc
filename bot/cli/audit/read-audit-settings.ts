import { z } from "zod";
import { ConfigFault } from "../../settings/config-fault.ts";
import { keySetting } from "../../settings/key-setting.ts";
import { readSettings } from "../../settings/read-settings.ts";
import type { Environment } from "../read-env.ts";

const settings = z.object({
  DATABASE_URL: z.string().optional(),
  /** The account that owns the tables: only it may prune. */
  MIGRATE_DATABASE_URL: z.string().optional(),
  DATA_DIR: z.string().optional(),
  AUDIT_SIGNING_KEY: keySetting.optional(),
});

export type AuditSettings = z.infer<typeof settings>;

/** What `npm run audit` needs of the environment: the store and the key, no credentials. Throws `ConfigFault`. */
export function readAuditSettings(env: Environment): AuditSettings {
  return readSettings(settings, env);
}

/** The store must be named for everything but a file. */
export function needStore({ DATABASE_URL, DATA_DIR }: AuditSettings): void {
  if ((DATABASE_URL === undefined) === (DATA_DIR === undefined)) {
    throw new ConfigFault(["DATABASE_URL: give either this (PostgreSQL) or DATA_DIR (embedded)"]);
  }
}
