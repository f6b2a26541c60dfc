import type { Store } from "../../../services/adapters/store/create-store.ts";
import type { composeIdentity } from "../../compose/compose-identity.ts";
import type { Log } from "../../log.ts";
import type { Config } from "../../settings/config.ts";

/** What the doctor stands on; tests give their own. */
export interface DoctorGround {
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => Date;
  readonly log: Log;
  readonly openStore: (config: Config, deps: { log: Log; now: () => Date }) => Promise<Store>;
}

/** The installation under examination, once its settings can be read. */
export interface Installation extends Omit<DoctorGround, "openStore"> {
  readonly config: Config;
  /** The store, or why it can't be opened. */
  readonly store: Store | Error;
  readonly identity: ReturnType<typeof composeIdentity>;
}
