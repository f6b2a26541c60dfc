import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { servedCustomers } from "../../core/find-access.ts";
import { sameId } from "../../core/people.ts";
import { createDialogs } from "../../dialogs/dialogs.ts";
import { createAccessSource } from "../../services/adapters/access-file/create-access-source.ts";
import { createAudit } from "../../services/adapters/audit/create-audit.ts";
import { createOpenTenant } from "../../services/adapters/graph/create-open-tenant.ts";
import type { Store } from "../../services/adapters/store/create-store.ts";
import type { ResetEvent } from "../../services/resets/reset-events.ts";
import { createWhoAmI } from "../../services/who-am-i.ts";
import { type Background, createBackground } from "../background.ts";
import type { Config } from "../config.ts";
import type { Log } from "../log.ts";
import { composeBot } from "./compose-bot.ts";
import { composeCustomers } from "./compose-customers.ts";
import { composeIdentity, consentLinkOf, homeOf } from "./compose-identity.ts";
import { composeLifecycle } from "./compose-lifecycle.ts";
import { composeResets } from "./compose-resets.ts";
import { composeViews } from "./compose-views.ts";

export interface App {
  /** Begins to listen; resolves with the port. */
  listen(): Promise<number>;
  /** Takes no more requests, lets what was begun end, closes the store. */
  stop(): Promise<void>;
}

export interface Ground {
  readonly log: Log;
  readonly now: () => Date;
  /** Opened first, since it is what most often stands in the way of a start. Closed by `stop`. */
  readonly store: Store;
  /** Pauses between tries; unset: real ones. */
  readonly wait?: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Resolves when a press has waited long enough for its card; unset: well under the three seconds Teams allows. */
  readonly patience?: () => Promise<void>;
}

const pressPatienceMs = 2200;
const realWait = (ms: number, signal?: AbortSignal) => sleep(ms, undefined, signal && { signal });

/** Makes every object, once. */
export function compose(config: Config, ground: Ground): App {
  const { log, now, store, wait = realWait, patience = () => sleep(pressPatienceMs) } = ground;
  const newId = () => randomUUID().replaceAll("-", "");
  const home = homeOf(config);
  const access = createAccessSource(config.ACCESS_FILE, { log, watch: true });
  const audit = createAudit({
    chains: store.auditChains,
    ...(config.DATA_DIR !== undefined && { file: `${config.DATA_DIR}/audit.jsonl` }),
  });
  const identity = composeIdentity({ config, ...store, now, log });
  const served = (tenantId: string) =>
    servedCustomers(access.current(), home).find((customer) => sameId(customer.tenantId, tenantId));
  const openTenant = createOpenTenant({
    tokens: identity.tenantToken,
    cloud: config.cloud,
    served,
    log,
    now,
    wait,
    random: Math.random,
  });
  const background = createBackground(log);
  const tell = (event: ResetEvent) => {
    background.run("reset event", () => bot.news(event));
  };
  const timeout = (ms: number) => AbortSignal.timeout(ms);
  const customers = composeCustomers({
    ...{ openTenant, access, home, now },
    preferences: store.preferences,
    consentLink: consentLinkOf(config),
  });
  const { customersFor } = customers;
  const shared = { openTenant, customersFor, access, home, audit, tell, now, newId, wait, timeout };
  const resets = composeResets({ ...shared, resets: store.resets, choices: store.choices });
  const tokens = identity.operatorTokens;
  const whoAmI = createWhoAmI({ openTenant, tokens, access, home });
  const lifecycle = composeLifecycle({ ...shared, store, tokens, background, log });
  const { endSignIn } = lifecycle;
  const customerName = (tenantId: string) => served(tenantId)?.name;
  const { selection } = customers;
  const views = composeViews({ ...shared, views: store.views, selection, prepare: resets.verbs.prepare, customerName });
  const verbs = { resets: resets.verbs, customers: customers.verbs, views };
  const dialogs = createDialogs({ ...verbs, whoAmI, tokens, endSignIn });
  const bot = composeBot({
    config,
    identity,
    store,
    dialogs,
    events: resets.events,
    background,
    access,
    customerName,
    log,
    now,
    newId,
    wait,
    patience,
  });
  background.run("interrupted resets", resets.endInterrupted);
  return { listen: bot.listen, stop: () => stop({ bot, background, access, lifecycle, store }) };
}

interface Stoppable {
  readonly bot: { close(): Promise<void> };
  readonly background: Background;
  readonly access: { close(): void };
  readonly lifecycle: { stop(): void };
  readonly store: { close(): Promise<void> };
}

/** In this order: no new work, the work in hand to its end, then what it stood on. */
async function stop({ bot, background, access, lifecycle, store }: Stoppable): Promise<void> {
  lifecycle.stop();
  await bot.close();
  await background.idle();
  access.close();
  await store.close();
}
