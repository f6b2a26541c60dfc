import type { Addresses, Registrations } from "../contract.ts";
import type { World } from "../directory/world.ts";
import type { GrantsStore } from "./grants-store.ts";
import type { TokenMint } from "./token-mint.ts";

/** What every endpoint of Entra works with. */
export interface EntraParts {
  readonly world: World;
  readonly registrations: Registrations;
  readonly addresses: () => Addresses;
  /** The redirect addresses of the Graph registration; asked for each request, because ports are known only after listening. */
  readonly redirectUris: () => readonly string[];
  /** The Graph permissions the registration lists: what `.default` means. */
  readonly registeredScopes: readonly string[];
  readonly now: () => Date;
  readonly mint: TokenMint;
  readonly grants: GrantsStore;
  /** How often somebody asked for power over Graph without a user; must stay 0. */
  readonly appOnly: { refusals: number };
}
