import type { Cloud } from "../../../core/cloud.ts";
import { type Operator, sameId } from "../../../core/directory/people.ts";
import { Problem } from "../../../core/problem.ts";
import type { Log } from "../../log.ts";
import type { OpenOptions, OpenTenant, ReadDelegated, TenantAccess } from "../../tenants/open-tenant.ts";
import type { TenantBudget } from "../../tenants/tenant-budget.ts";
import type { TenantToken } from "../../tenants/tenant-token.ts";
import { createReadDirectory } from "./create-read-directory.ts";
import { createFindPeople } from "./find-people.ts";
import type { SendOptions } from "./graph-call.ts";
import type { GraphWatch } from "./graph-watch.ts";
import { createLanes } from "./lanes.ts";
import { createOperatorStandings } from "./operator-standings.ts";
import { bulkPatience } from "./patience.ts";
import { createReadDelegated } from "./read-gdap.ts";
import type { TenantGraph } from "./read-json.ts";
import { readMethods } from "./read-methods.ts";
import { changeDefault, removeMethod } from "./remove-method.ts";
import { revokeSessions } from "./revoke-sessions.ts";
import { createSendGraph } from "./send-graph.ts";
import { readTargetStanding } from "./standings.ts";
import { type Clock, createWithPatience } from "./with-patience.ts";

export interface OpenTenantParts extends Clock {
  readonly tokens: TenantToken;
  readonly cloud: Pick<Cloud, "graphBaseUrl" | "lacks">;
  /** The home tenant and the customers of the access file; undefined: not served. */
  readonly served: (tenantId: string) => { readonly name: string } | undefined;
  /** The tenants' throttling, which all processes share. */
  readonly budget: TenantBudget;
  readonly log: Log;
  readonly watch?: GraphWatch;
}

/** Requests of one operator at the same time, whatever they asked for (issue "views": scale). */
const mostUnderWay = 8;

/** The only door to Graph. One of these per process: it holds the operators' standings. */
export function createOpenTenant(parts: OpenTenantParts): OpenTenant {
  const withPatience = createWithPatience(parts, parts.budget);
  const lanes = createLanes(mostUnderWay);
  const operatorStandings = createOperatorStandings(parts);
  const { tokens, cloud, watch, budget } = parts;
  const delegates = hasDelegation(cloud);

  function graphFor(operator: Operator, tenantId: string, opened: OpenOptions): TenantGraph {
    const send = createSendGraph({ tokens, cloud, withPatience, lanes, budget, watch }, operator, tenantId);
    return { tenantId, graphBaseUrl: cloud.graphBaseUrl, send: (call, options) => send(call, joined(options, opened)) };
  }

  return async (operator, tenantId, options = {}): Promise<TenantAccess> => {
    const customer = customerOf(parts, operator, tenantId);
    // Asked here, so that a missing sign-in is known before anything is read.
    await tokens(operator, tenantId, options.fresh ? { forceRefresh: true } : {});
    const graph = graphFor(operator, tenantId, options);
    const home = graphFor(operator, operator.tenantId, options);
    return {
      tenantId,
      people: createFindPeople(graph, customer.name),
      directory: createReadDirectory(graph, customer.name),
      standings: {
        ofOperator: (options = {}) => operatorStandings.read(operator, tenantId, { home, ...options }),
        ofTarget: (targetId) => readTargetStanding(graph, targetId),
      },
      methods: {
        read: (targetId) => readMethods(graph, targetId, cloud.lacks),
        remove: (targetId, removal, signal) => removeMethod({ graph, targetId, signal }, removal),
        changeDefault: (targetId, preferred, signal) => changeDefault({ graph, targetId, signal }, preferred),
      },
      delegated: { ...createReadDelegated(home), ...(delegates ? {} : noDelegations) },
      revokeSessions: (targetId, signal) => revokeSessions(graph, targetId, signal),
    };
  };
}

/** Judged before anything is asked of Entra. */
function customerOf(
  { served, cloud }: OpenTenantParts,
  operator: Operator,
  tenantId: string,
): { readonly name: string } {
  const customer = served(tenantId);
  if (!customer) throw new Problem("customer-not-served", { tenantId });
  if (sameId(tenantId, operator.tenantId) || hasDelegation(cloud)) return customer;
  throw new Problem("no-delegation-in-cloud", { tenantId, customerName: customer.name });
}

const hasDelegation = ({ lacks = [] }: Pick<Cloud, "lacks">): boolean => !lacks.includes("gdap");

/** Where the cloud has none, Graph has no such addresses: they are not asked. */
const noDelegations: Pick<ReadDelegated, "customers" | "delegations" | "assignments"> = {
  customers: () => Promise.resolve([]),
  delegations: () => Promise.resolve([]),
  assignments: () => Promise.resolve([]),
};

/** What holds for everything through this door, beside what holds for the one request. */
function joined(options: SendOptions, { signal, paused, mayGoOn, priority }: OpenOptions): SendOptions {
  const bulk = priority === "bulk" && { priority, patience: bulkPatience };
  const heard = { ...options, ...bulk, ...(paused && { paused }), ...(mayGoOn && { mayGoOn }) };
  if (!signal) return heard;
  return { ...heard, signal: options.signal ? AbortSignal.any([options.signal, signal]) : signal };
}
