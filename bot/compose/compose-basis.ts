import { randomUUID } from "node:crypto";
import { customersByTenant } from "../../core/access/find-access.ts";
import { createAudit } from "../../services/adapters/audit/create-audit.ts";
import { createOpenTenant } from "../../services/adapters/graph/create-open-tenant.ts";
import type { Store } from "../../services/adapters/store/create-store.ts";
import { timeLimit } from "../../services/time-limit.ts";
import { createBackground } from "../background.ts";
import type { Log } from "../log.ts";
import { createMetrics } from "../metrics/create-metrics.ts";
import type { Config } from "../settings/config.ts";
import { composeBudget } from "./compose-budget.ts";
import { composeIdentity, homeOf } from "./compose-identity.ts";
import { composeAccess } from "./compose-record.ts";

export interface BasisDeps {
  readonly log: Log;
  readonly now: () => Date;
  readonly store: Store;
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** What every use case stands on: the record, the access file, the tokens and the one door to Graph, each counted. */
export function composeBasis(config: Config, { log, now, store, wait }: BasisDeps) {
  const home = homeOf(config);
  const metrics = createMetrics({ processToo: config.METRICS_PORT !== undefined });
  const background = createBackground(log);
  const file = config.DATA_DIR === undefined ? {} : { file: `${config.DATA_DIR}/audit.jsonl` };
  const record = createAudit({ chains: store.auditChains, ...file });
  const audit = metrics.resets(record);
  const access = composeAccess({ file: config.ACCESS_FILE, store, audit, background, now, log });
  const identity = composeIdentity({ config, ...store, now, log });
  const served = (tenantId: string) => customersByTenant(access.current(), home, tenantId);
  const throttleWait = metrics.throttleWaits(wait);
  const waitTurn = metrics.turnWaits(wait);
  const openTenant = createOpenTenant({
    tokens: metrics.tokens(identity.tenantToken),
    cloud: config.cloud,
    watch: metrics.graph,
    budget: composeBudget(config, { store, now, wait: throttleWait, waitTurn }),
    served,
    log,
    now,
    wait: throttleWait,
    random: Math.random,
  });
  return {
    ...{ home, metrics, background, audit, access, identity, openTenant, now, wait },
    recorded: (resetId: string) => record.kindsOf(resetId),
    newId: () => randomUUID().replaceAll("-", ""),
    timeout: (ms: number) => timeLimit(ms),
    customerName: (tenantId: string) => served(tenantId)?.name,
  };
}
