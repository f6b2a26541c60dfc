import { z } from "zod";
import { ConfigFault } from "../../config.ts";
import type { Environment } from "../read-env.ts";

const settings = z.object({
  DATABASE_URL: z.string().optional(),
  DATA_DIR: z.string().optional(),
  AUDIT_SIGNING_KEY: z.string().refine(isKey, "expected 32 bytes in base64").optional(),
});

export type AuditSettings = z.infer<typeof settings>;

/** What `npm run audit` needs of the environment: the store and the key, no credentials. Throws `ConfigFault`. */
export function readAuditSettings(env: Environment): AuditSettings {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ""));
  const parsed = settings.safeParse(set);
  if (!parsed.success)
    throw new ConfigFault(parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`));
  return parsed.data;
}

/** The store must be named for everything but a file. */
export function needStore({ DATABASE_URL, DATA_DIR }: AuditSettings): void {
  if ((DATABASE_URL === undefined) === (DATA_DIR === undefined)) {
    throw new ConfigFault(["DATABASE_URL: give either this (PostgreSQL) or DATA_DIR (embedded)"]);
  }
}

function isKey(value: string): boolean {
  return Buffer.from(value, "base64").length === 32;
}
