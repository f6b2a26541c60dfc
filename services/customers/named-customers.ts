import type { Access } from "../../core/access/access.ts";
import { customerByName } from "../../core/access/find-access.ts";
import type { Customer } from "../../core/directory/people.ts";
import { Problem } from "../../core/problem.ts";

/** The customers that words name: one ("Anders and Sons"), or several ("Contoso, Fabrikam and Litware"). Throws `customer-unknown`. */
export function namedCustomers(access: Access, home: Customer, words: string): readonly Customer[] {
  const whole = customerByName(access, home, words);
  if (whole) return [whole];
  const names = words.split(/ *(?:,|;| and ) */i).filter((name) => name !== "");
  const customers = names.map((name) => {
    const customer = customerByName(access, home, name);
    if (!customer) throw new Problem("customer-unknown", { customerName: name });
    return customer;
  });
  return customers.filter(({ tenantId }, index) => customers.findIndex((one) => one.tenantId === tenantId) === index);
}
