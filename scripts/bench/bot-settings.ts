import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { demoAccess } from "../../emulator/demo/demo-access.ts";
import { registrationSettings } from "../../emulator/demo/registration-settings.ts";
import type { StandInVerbs } from "./stand-in-verbs.ts";

export interface BotSettingsParts {
  readonly standIn: ReturnType<StandInVerbs["describe"]>;
  /** For the bot's data and the files its settings name. */
  readonly folder: string;
  /** Tenant ids of customers beside those of the demo. */
  readonly customers: readonly string[];
  /** The same for every process over one database. */
  readonly tokenCacheKey: string;
  /** What this bot has beside or instead of the usual. With `DATABASE_URL` it has no data folder. */
  readonly more: Readonly<Record<string, string>>;
}

/** The bot's whole environment, as its administrator would have written it; only the limits for one person are as high as they go. */
export function botSettings({ standIn, folder, customers, ...parts }: BotSettingsParts): Record<string, string> {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, value: unknown) => {
    const file = join(folder, name);
    writeFileSync(file, JSON.stringify(value), { mode: 0o600 });
    return file;
  };
  const { registrations, cloud, caPath } = standIn;
  const named = Object.fromEntries(customers.map((id, n) => [`Customer ${String(n + 1).padStart(4, "0")}`, id]));
  // As many at once as any list may have.
  const rules = demoAccess.rules.map((rule) => ({ ...rule, bulkCap: 10_000 }));
  const access = { ...demoAccess, customers: { ...demoAccess.customers, ...named }, rules };
  return {
    HOST: "127.0.0.1",
    PUBLIC_URL: "http://localhost:1",
    LOG_LEVEL: "info",
    ...registrationSettings(registrations),
    TOKEN_CACHE_KEY: parts.tokenCacheKey,
    ACCESS_FILE: write("access.json", access),
    ...(parts.more["DATABASE_URL"] === undefined && { DATA_DIR: join(folder, "data") }),
    CLOUD: write("cloud.json", cloud),
    NODE_EXTRA_CA_CERTS: caPath,
    MESSAGES_PER_MINUTE: "6000",
    PRESSES_PER_MINUTE: "6000",
    // One sign-in for the whole bench: what is measured is the work, not who signs in when.
    SSO_MAX_AGE_MINUTES: "1440",
    ...parts.more,
  };
}
