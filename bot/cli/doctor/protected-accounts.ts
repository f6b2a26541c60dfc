import type { Access } from "../../../core/access/access.ts";
import { ruleFor } from "../../../core/access/find-access.ts";
import type { Operator } from "../../../core/directory/people.ts";
import { type Check, fail, pass, skip } from "./check.ts";
import type { Desk } from "./desk.ts";

export interface ProtectedWish {
  readonly desk: Desk;
  readonly operator: Operator;
  readonly access: Access;
}

/** Is every account under `never` somebody, somewhere? A misspelt one protects nobody, and nobody would notice. */
export const protectedAccounts: Check<ProtectedWish> = {
  title: "Protected accounts exist",
  async run({ desk, operator, access }) {
    const missing = new Set(desk.customers.flatMap((customer) => ruleFor(access, customer).never));
    const wanted = missing.size;
    const closed: string[] = [];
    for (const customer of desk.customers) {
      try {
        const { people } = await desk.openTenant(operator, customer.tenantId);
        for (const entry of ruleFor(access, customer).never) {
          const found = entry.includes("@") ? (await people.byAddress(entry))[0] : await people.byId(entry);
          if (found) missing.delete(entry);
        }
      } catch {
        closed.push(customer.name);
      }
    }
    if (missing.size === 0) return pass(`all ${wanted} entries under never were found`);
    const names = [...missing].join(", ");
    if (closed.length > 0)
      return skip(`not found where it could be looked for: ${names}; closed: ${closed.join(", ")}`);
    return fail(`nobody anywhere: ${names}`, "Correct or remove these entries under never in the access file.");
  },
};
