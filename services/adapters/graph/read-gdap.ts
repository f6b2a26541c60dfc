import { z } from "zod";
import type { DelegatedAssignment, Delegation } from "../../../core/directory/customer-state.ts";
import { asProblem } from "../../../core/problem.ts";
import type { DelegatedCustomer, ReadDelegated } from "../../tenants/open-tenant.ts";
import { directoryTimeoutMs } from "./graph-call.ts";
import { graphPath, odataText } from "./graph-path.ts";
import { readPatience } from "./patience.ts";
import { parseAnswer, readAll, type TenantGraph } from "./read-json.ts";

const unifiedRoles = z
  .object({ unifiedRoles: z.array(z.object({ roleDefinitionId: z.string() })).nullish() })
  .nullish();

const customer = z.object({ tenantId: z.string(), displayName: z.string().nullish() });

const relationship = z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  status: z.string().nullish(),
  endDateTime: z.string().nullish(),
  autoExtendDuration: z.string().nullish(),
  customer: z.object({ tenantId: z.string() }).nullish(),
  accessDetails: unifiedRoles,
});

const assignment = z.object({
  status: z.string().nullish(),
  accessContainer: z.object({ accessContainerId: z.string(), accessContainerType: z.string().nullish() }).nullish(),
  accessDetails: unifiedRoles,
});

const eligibility = z.object({ groupId: z.string().nullish(), accessId: z.string().nullish() });

const tenantInformation = z.object({ tenantId: z.string() });

const v1 = { version: "v1.0", timeoutMs: directoryTimeoutMs } as const;
/** The most that these two lists give at a time (facts/graph.md 1.9). */
const page = { $top: "300" };

/** Microsoft's records of delegated administration, in the home tenant (facts/identity.md §3.1). */
export function createReadDelegated(graph: TenantGraph): ReadDelegated {
  return {
    customers: async () => {
      const found = await readAll(
        graph,
        { ...v1, path: graphPath`/tenantRelationships/delegatedAdminCustomers`, query: page },
        customer,
      );
      return found.map(toCustomer);
    },
    delegations: async (tenantId) => {
      const query = tenantId === undefined ? page : { $filter: `customer/tenantId eq ${odataText(tenantId)}` };
      const path = graphPath`/tenantRelationships/delegatedAdminRelationships`;
      return (await readAll(graph, { ...v1, path, query }, relationship)).flatMap(toDelegation);
    },
    assignments: async (delegationId) => {
      const path = graphPath`/tenantRelationships/delegatedAdminRelationships/${delegationId}/accessAssignments`;
      const found = await readAll(graph, { ...v1, path }, assignment);
      return found.flatMap((one) => toAssignment(delegationId, one));
    },
    eligibleGroups: () => readEligibleGroups(graph),
    tenantOfDomain: (domain) => readTenantOfDomain(graph, domain),
  };
}

/** Groups whose membership the operator could activate. Where that can't be read, none: it only words a hint. */
async function readEligibleGroups(graph: TenantGraph): Promise<readonly string[]> {
  const path = graphPath`/identityGovernance/privilegedAccess/group/eligibilityScheduleInstances/filterByCurrentUser(on='principal')`;
  try {
    const found = await readAll(graph, { ...v1, path }, eligibility);
    return found.flatMap(({ groupId, accessId }) => (groupId && accessId !== "owner" ? [groupId] : []));
  } catch (error) {
    const problem = asProblem(error);
    if (problem.code.startsWith("graph-") || problem.code === "person-gone") return [];
    throw problem;
  }
}

/** 404, and 400 for what is no domain: nobody owns it. */
async function readTenantOfDomain(graph: TenantGraph, domain: string): Promise<string | undefined> {
  const path = graphPath`/tenantRelationships/findTenantInformationByDomainName(domainName='${domain}')`;
  const answer = await graph.send({ ...v1, method: "GET", path }, { patience: readPatience });
  if (answer.status === 404 || answer.status === 400) return undefined;
  return parseAnswer(graph, answer, tenantInformation).tenantId;
}

function toCustomer({ tenantId, displayName }: z.infer<typeof customer>): DelegatedCustomer {
  return { tenantId, ...(displayName ? { name: displayName } : {}) };
}

/** Microsoft's own transitional relationships ("MLT_…") can't be used for anything. */
function toDelegation(found: z.infer<typeof relationship>): Delegation[] {
  if (!found.customer || found.displayName?.startsWith("MLT_")) return [];
  const { autoExtendDuration: extension } = found;
  return [
    {
      id: found.id,
      tenantId: found.customer.tenantId,
      status: found.status ?? "",
      ...(found.endDateTime ? { endsAt: found.endDateTime } : {}),
      extendsItself: extension !== undefined && extension !== null && !/^P(?:T?0[DSHM])?$/.test(extension),
      roles: rolesOf(found.accessDetails),
    },
  ];
}

function toAssignment(delegationId: string, found: z.infer<typeof assignment>): DelegatedAssignment[] {
  if (found.status !== "active" || !found.accessContainer) return [];
  const { accessContainerId: groupId } = found.accessContainer;
  return [{ delegationId, groupId, roles: rolesOf(found.accessDetails) }];
}

function rolesOf(details: z.infer<typeof unifiedRoles>): string[] {
  return (details?.unifiedRoles ?? []).map(({ roleDefinitionId }) => roleDefinitionId);
}
