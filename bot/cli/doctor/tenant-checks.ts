import type { Customer } from "../../../core/directory/people.ts";
import { type Check, skip } from "./check.ts";
import { consent } from "./tenant/consent.ts";
import { readMethodsOnce } from "./tenant/read-methods-once.ts";
import { readReport } from "./tenant/read-report.ts";
import { readUsers } from "./tenant/read-users.ts";
import { wayIn } from "./tenant/way-in.ts";
import type { Visit } from "./visit.ts";

/** What is asked of each tenant, under its name. */
export function tenantChecks({ name }: Customer): readonly Check<Visit>[] {
  const reads = [readUsers, ...readMethodsOnce, readReport].map(whereOpen);
  return [consent, wayIn, ...reads].map(({ title, run }) => ({ title: `${name}: ${title}`, run }));
}

/** Why there is no token was said once; every read would only say it again. */
function whereOpen({ title, run }: Check<Visit>): Check<Visit> {
  return {
    title,
    async run(visit) {
      const token = visit.desk.tenantToken(visit.operator, visit.customer.tenantId);
      const isOpen = await token.then(
        () => true,
        () => false,
      );
      return isOpen ? run(visit) : skip("there is no way in: see above");
    },
  };
}
