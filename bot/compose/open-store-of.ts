import { installQueue } from "../../services/adapters/queue/install-queue.ts";
import type { Store } from "../../services/adapters/store/create-store.ts";
import { openStore } from "../../services/adapters/store/opening/open-store.ts";
import type { Log } from "../log.ts";
import type { Config } from "../settings/config.ts";

/** The store that the settings name, with the queue's tables where the bot may make them. Throws what `openStore` throws. */
export async function openStoreOf(config: Config, deps: { log: Log; now: () => Date }): Promise<Store> {
  const { DATABASE_URL, DATA_DIR, MIGRATE_AT_START } = config;
  const migrates = MIGRATE_AT_START === "yes";
  const store = await openStore({
    migrates,
    ...(DATABASE_URL !== undefined && { databaseUrl: DATABASE_URL }),
    ...(DATA_DIR !== undefined && { dataDir: DATA_DIR }),
    ...deps,
  });
  try {
    if (migrates || DATABASE_URL === undefined) await installQueue(store.place);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}
