import type { Store } from "../../services/adapters/store/create-store.ts";
import { openStore } from "../../services/adapters/store/open-store.ts";
import type { Config } from "../config.ts";
import type { Log } from "../log.ts";

/** The store that the settings name. Throws what `openStore` throws. */
export function openStoreOf(config: Config, deps: { log: Log; now: () => Date }): Promise<Store> {
  const { DATABASE_URL, DATA_DIR, MIGRATE_AT_START } = config;
  return openStore({
    migrates: MIGRATE_AT_START === "yes",
    ...(DATABASE_URL !== undefined && { databaseUrl: DATABASE_URL }),
    ...(DATA_DIR !== undefined && { dataDir: DATA_DIR }),
    ...deps,
  });
}
