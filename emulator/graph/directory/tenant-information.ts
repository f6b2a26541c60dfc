import type { Tenant } from "../../directory/world.ts";
import type { Reply } from "../../http-service.ts";
import { bothVersions, type Call, contextOf, type Operation } from "../call.ts";
import { badQuery, resourceNotFound } from "../graph-refusal.ts";

/** The public record of whoever owns a domain, anywhere; 404 where nobody does, 400 where it is none. */
function findByDomain(call: Call): Reply {
  const domain = (call.params["domainName"] ?? "").toLowerCase();
  if (!/^(?:[a-z0-9-]+\.)+[a-z]{2,}$/.test(domain)) throw badQuery("Invalid domain name.");
  return answer(
    call,
    [...call.world.tenants.values()].find(({ domains }) => domains.includes(domain)),
  );
}

function findById(call: Call): Reply {
  const id = (call.params["tenantId"] ?? "").toLowerCase();
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw badQuery("Invalid tenant id.");
  return answer(call, call.world.tenants.get(id));
}

function answer(call: Call, tenant: Tenant | undefined): Reply {
  if (!tenant) throw resourceNotFound(Object.values(call.params)[0] ?? "");
  const { id: tenantId, displayName, domains } = tenant;
  const body = { tenantId, federationBrandName: null, displayName, defaultDomainName: domains[0] };
  return { status: 200, body: { "@odata.context": contextOf(call, "microsoft.graph.tenantInformation"), ...body } };
}

const find = {
  method: "GET",
  backend: "directory",
  versions: bothVersions,
  scopes: ["CrossTenantInformation.ReadBasic.All"],
} as const;
const base = "/tenantRelationships/findTenantInformationBy";

/** Who a domain or a tenant id belongs to, also outside one's own customers. */
export const tenantInformationOperations: readonly Operation[] = [
  { ...find, path: `${base}DomainName(domainName='{domainName}')`, run: findByDomain },
  { ...find, path: `${base}TenantId(tenantId='{tenantId}')`, run: findById },
];
