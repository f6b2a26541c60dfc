import type { Access } from "../../../../core/access/access.ts";
import { servedCustomers } from "../../../../core/access/find-access.ts";
import { homeOf } from "../../../compose/compose-identity.ts";
import { type Check, fail, pass, skip } from "../check.ts";
import type { Installation } from "../installation.ts";
import { readAccess } from "../read-access.ts";

const isGuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Tenant ids in roles and rules that no customer has: such an entry rules nothing, and nobody would notice. */
export const accessNames: Check<Installation> = {
  title: "Customers in the access file",
  run({ config }) {
    const access = readAccess(config);
    if (!access) return Promise.resolve(skip("the access file can't be read"));
    const home = homeOf(config);
    const served = new Set(servedCustomers(access, home).map(({ tenantId }) => tenantId.toLowerCase()));
    const unknown = tenantIdsIn(access).filter(({ tenantId }) => !served.has(tenantId.toLowerCase()));
    if (unknown.length === 0) return Promise.resolve(pass(`${served.size - 1} beside ${home.name}, all known`));
    const places = unknown.map(({ place, tenantId }) => `${place}: ${tenantId} is neither home nor a customer`);
    return Promise.resolve(fail(places.join("\n"), "Name the tenant under customers, or take the entry out."));
  },
};

function tenantIdsIn(access: Access): { place: string; tenantId: string }[] {
  return (["roles", "rules"] as const).flatMap((list) =>
    access[list].flatMap(({ customers }, at) =>
      customers.flatMap((entry) => (isGuid.test(entry) ? [{ place: `${list}[${at}]`, tenantId: entry }] : [])),
    ),
  );
}
