import type { Store } from "../../services/adapters/store/create-store.ts";
import { openStore } from "../../services/adapters/store/open-store.ts";
import type { Config } from "../config.ts";
import type { Log } from "../log.ts";

/** The store that the settings name. Throws `DataDirInUse`, `DataDirUnusable`, `store-unavailable`. */
export function openStoreOf({ DATABASE_URL, DATA_DIR }: Config, deps: { log: Log; now: () => Date }): Promise<Store> {
  return openStore({
    ...(DATABASE_URL !== undefined && { databaseUrl: DATABASE_URL }),
    ...(DATA_DIR !== undefined && { dataDir: DATA_DIR }),
    ...deps,
  });
}
