import { type Check, pass } from "../check.ts";
import type { Visit } from "../visit.ts";

/** One page of users. */
export const readUsers: Check<Visit> = {
  title: "users can be read",
  async run({ desk, operator, customer }) {
    const { directory } = await desk.openTenant(operator, customer.tenantId);
    const { rows, count } = await directory.page({ filter: "all" });
    return pass(`${count ?? rows.length} users`);
  },
};
