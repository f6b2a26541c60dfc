import type { Access } from "../../../../core/access/access.ts";
import { ruleFor, servedCustomers } from "../../../../core/access/find-access.ts";
import type { Customer } from "../../../../core/directory/people.ts";
import { homeOf } from "../../../compose/compose-identity.ts";
import { type Check, fail, pass, skip } from "../check.ts";
import type { Installation } from "../installation.ts";
import { readAccess } from "../read-access.ts";

/** Is somebody protected in every customer, and which entries does a later list take away? */
export const neverLists: Check<Installation> = {
  title: "Protected accounts (never)",
  run({ config }) {
    const access = readAccess(config);
    if (!access) return Promise.resolve(skip("the access file can't be read"));
    const customers = servedCustomers(access, homeOf(config));
    const bare = customers.filter((customer) => ruleFor(access, customer).never.length === 0);
    const replaced = customers.flatMap((customer) => replacedFor(access, customer));
    if (bare.length > 0) {
      const names = bare.map(({ name }) => name).join(", ");
      const todo = "Name the break-glass accounts of each under never; a customer's own list replaces the one for all.";
      return Promise.resolve(fail([`nobody is protected at ${names}`, ...replaced].join("\n"), todo));
    }
    return Promise.resolve(pass([`${customers.length} customers, each with some`, ...replaced].join("\n")));
  },
};

/** A later `never` replaces an earlier one, key by key: said, since an entry that no longer counts looks as if it did. */
function replacedFor(access: Access, customer: Customer): string[] {
  const counting = new Set(ruleFor(access, customer).never.map((entry) => entry.toLowerCase()));
  const forAll = access.rules.filter(({ customers }) => customers.includes("*")).flatMap(({ never = [] }) => never);
  const lost = forAll.filter((entry) => !counting.has(entry.toLowerCase()));
  return lost.length === 0 ? [] : [`at ${customer.name} ${lost.length} of the entries for all no longer count`];
}
