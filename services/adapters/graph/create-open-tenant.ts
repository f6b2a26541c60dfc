import type { Cloud } from "../../../core/cloud.ts";
import type { Operator } from "../../../core/people.ts";
import { Problem } from "../../../core/problem.ts";
import type { Log } from "../../log.ts";
import type { OpenTenant, TenantAccess } from "../../tenants/open-tenant.ts";
import type { TenantToken } from "../../tenants/tenant-token.ts";
import { createFindPeople } from "./find-people.ts";
import { createOperatorStandings } from "./operator-standings.ts";
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
  readonly log: Log;
}

/** The only door to Graph. One of these per process: it holds the tenants' throttling and the operators' standings. */
export function createOpenTenant(parts: OpenTenantParts): OpenTenant {
  const withPatience = createWithPatience(parts);
  const operatorStandings = createOperatorStandings(parts);
  const { tokens, cloud, served } = parts;

  function graphFor(operator: Operator, tenantId: string): TenantGraph {
    const send = createSendGraph({ tokens, cloud, withPatience }, operator, tenantId);
    return { tenantId, graphBaseUrl: cloud.graphBaseUrl, send };
  }

  return async (operator, tenantId): Promise<TenantAccess> => {
    const customer = served(tenantId);
    if (!customer) throw new Problem("customer-not-served", { tenantId });
    // Asked here, so that a missing sign-in is known before anything is read.
    await tokens(operator, tenantId);
    const graph = graphFor(operator, tenantId);
    const home = graphFor(operator, operator.tenantId);
    return {
      tenantId,
      people: createFindPeople(graph, customer.name),
      standings: {
        ofOperator: (options = {}) => operatorStandings.read(operator, tenantId, { home, ...options }),
        ofTarget: (targetId) => readTargetStanding(graph, targetId),
      },
      methods: {
        read: (targetId) => readMethods(graph, targetId, cloud.lacks),
        remove: (targetId, removal, signal) => removeMethod({ graph, targetId, signal }, removal),
        changeDefault: (targetId, preferred, signal) => changeDefault({ graph, targetId, signal }, preferred),
      },
      revokeSessions: (targetId, signal) => revokeSessions(graph, targetId, signal),
    };
  };
}
