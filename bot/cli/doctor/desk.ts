import { randomUUID } from "node:crypto";
import type { Access } from "../../../core/access/access.ts";
import { customersByTenant, servedCustomers } from "../../../core/access/find-access.ts";
import type { Customer } from "../../../core/directory/people.ts";
import { createOpenTenant } from "../../../services/adapters/graph/create-open-tenant.ts";
import type { Store } from "../../../services/adapters/store/create-store.ts";
import type { CustomerStates } from "../../../services/customers/customer-states.ts";
import type { SignInLinks } from "../../../services/sign-in/sign-in-links.ts";
import type { OpenTenant } from "../../../services/tenants/open-tenant.ts";
import type { TenantToken } from "../../../services/tenants/tenant-token.ts";
import { composeBudget } from "../../compose/compose-budget.ts";
import { composeCustomers } from "../../compose/compose-customers.ts";
import { consentLinkOf, homeOf } from "../../compose/compose-identity.ts";
import { composeSignIn } from "../../compose/compose-sign-in.ts";
import type { Installation } from "./installation.ts";
import { serveSignIn } from "./serve-sign-in.ts";

/** The bot's own services, as far as the doctor needs them. */
export interface Desk {
  readonly openTenant: OpenTenant;
  readonly tenantToken: TenantToken;
  readonly states: CustomerStates;
  readonly links: SignInLinks;
  readonly consentLink: (tenantId: string) => string;
  readonly customers: readonly Customer[];
  close(): Promise<void>;
}

interface DeskWish {
  readonly access: Access;
  readonly wait: (ms: number) => Promise<void>;
}

/** Made as `compose` makes them, over the store that is open. */
export async function openDesk(
  installation: Installation & { readonly store: Store },
  { access, wait }: DeskWish,
): Promise<Desk> {
  const { config, store, identity, now, log } = installation;
  const home = homeOf(config);
  const customers = servedCustomers(access, home);
  const served = (tenantId: string) => customersByTenant(access, home, tenantId);
  const { tenantToken } = identity;
  const openTenant = createOpenTenant({
    ...{ tokens: tenantToken, cloud: config.cloud, served, log, now, wait },
    budget: composeBudget(config, { store, now, wait, waitTurn: wait }),
    random: Math.random,
  });
  const consentLink = consentLinkOf(config);
  const source = { current: () => access, fault: () => undefined };
  const { states } = composeCustomers({
    ...{ openTenant, home, now, consentLink, access: source },
    preferences: store.preferences,
  });
  const customerName = (tenantId: string) => served(tenantId)?.name;
  const newId = () => randomUUID().replaceAll("-", "");
  const signIn = composeSignIn({ config, identity, store, customerName, now, newId });
  // The embedded store belongs to one process: while the doctor has it, no bot can serve the pages.
  const server = config.DATABASE_URL === undefined ? await serveSignIn({ ...signIn.routes, newId, log }, config) : {};
  return { openTenant, tenantToken, states, links: signIn.links, consentLink, customers, close: closing(server) };
}

const closing =
  ({ close }: { close?: () => Promise<void> }) =>
  async () => {
    await close?.();
  };
