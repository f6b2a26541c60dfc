import type { WithoutReport } from "../../../../core/directory/directory.ts";
import { type Check, pass, skip } from "../check.ts";
import type { Visit } from "../visit.ts";

const without: Readonly<Record<WithoutReport, string>> = {
  "no-permission":
    "AuditLog.Read.All is not approved there: the view reads user by user instead, without the last sign-in",
  "no-licence": "needs Microsoft Entra ID P1 there: the view reads user by user instead",
  "no-role": "needs Reports Reader, Security Reader or Global Reader: the view reads user by user instead",
};

/** One page of the registration report; the view can do without. */
export const readReport: Check<Visit> = {
  title: "the registration report can be read",
  async run({ desk, operator, customer }) {
    const { directory } = await desk.openTenant(operator, customer.tenantId);
    const page = await directory.registrations({ filter: "all" });
    return page.kind === "report" ? pass(`${page.rows.length} rows of its first page`) : skip(without[page.why]);
  },
};
