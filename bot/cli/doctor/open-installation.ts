import type { Store } from "../../../services/adapters/store/create-store.ts";
import { composeIdentity } from "../../compose/compose-identity.ts";
import type { Config } from "../../settings/config.ts";
import type { DoctorGround, Installation } from "./installation.ts";

/** Opens what can be opened; a store that can't be is a finding, not an end. */
export async function openInstallation(config: Config, ground: DoctorGround): Promise<Installation> {
  const { fetch, now, log } = ground;
  const store = await ground
    .openStore(config, { log, now })
    .catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
  const { partitions, signIns } = store instanceof Error ? nothingKept : store;
  return { config, store, fetch, now, log, identity: composeIdentity({ config, partitions, signIns, now, log }) };
}

/** What concerns Entra alone is examined without a store too. */
const nothingKept: Pick<Store, "partitions" | "signIns"> = {
  partitions: {
    load: () => Promise.resolve(undefined),
    save: () => Promise.resolve(undefined),
    remove: () => Promise.resolve(),
    list: () => Promise.resolve([]),
  },
  signIns: {
    remember: () => Promise.resolve(),
    lastOf: () => Promise.resolve(undefined),
    forget: () => Promise.resolve(),
  },
};
