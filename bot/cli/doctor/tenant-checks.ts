import type { Customer } from "../../../core/people.ts";
import type { Visit } from "./as-administrator.ts";
import type { Check } from "./check.ts";
import { consent } from "./tenant/consent.ts";
import { readMethodsOnce } from "./tenant/read-methods-once.ts";
import { readReport } from "./tenant/read-report.ts";
import { readUsers } from "./tenant/read-users.ts";
import { wayIn } from "./tenant/way-in.ts";

/** What is asked of each tenant, under its name. */
export function tenantChecks({ name }: Customer): readonly Check<Visit>[] {
  const all = [consent, wayIn, readUsers, ...readMethodsOnce, readReport];
  return all.map(({ title, run }) => ({ title: `${name}: ${title}`, run }));
}
