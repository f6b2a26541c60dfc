import type { MethodsFilter, MethodsRow, WithoutReport } from "../../core/directory/directory.ts";
import type { Target } from "../../core/directory/people.ts";
import { asProblem } from "../../core/problem.ts";
import { isRegistered, passesFilter } from "../../core/reset/registered.ts";
import { inParallel } from "../in-parallel.ts";
import type { TenantAccess } from "../tenants/open-tenant.ts";
import type { RowsAsked } from "./list-kind.ts";
import type { Slice } from "./read-list-page.ts";

/** People read at a time; each takes three requests. */
const width = 4;

/**
 * Without the report: ten users of the directory, each read method by method, 31 requests at most. The filter looks at these ten only,
 * so the page may show fewer and ends with them.
 */
export async function readByMethods(
  { tenant, listing, mark }: Pick<RowsAsked<MethodsFilter>, "tenant" | "listing" | "mark">,
  why: WithoutReport,
): Promise<Slice<MethodsRow>> {
  const { rows: people, next } = await tenant.directory.page({
    search: listing.search,
    filter: "all",
    ...(mark.link !== undefined && { cursor: mark.link }),
  });
  const rows = await inParallel(people, width, (person) => readRow(tenant, person));
  return {
    rows: rows.filter((row) => passesFilter(row, listing.filter)),
    ...(next !== undefined && { next: { link: next, withoutReport: why } }),
    endsPage: true,
  };
}

async function readRow(tenant: TenantAccess, person: Target): Promise<MethodsRow> {
  const { tenantId, objectId, displayName, userPrincipalName, customerName, userType } = person;
  const row = { tenantId, objectId, displayName, userPrincipalName, customerName, userType };
  try {
    const { methods, preferred } = await tenant.methods.read(objectId);
    // A hardware token that is off answers nothing.
    const kinds = [...new Set(methods.filter(({ activated }) => activated !== false).map(({ kind }) => kind))];
    return { ...row, methods: kinds, registered: isRegistered(kinds), userPreferred: preferred };
  } catch (error) {
    const { code } = asProblem(error);
    // One person out of reach (another's role, just deleted) hides nobody else.
    if (code === "graph-forbidden" || code === "person-gone") return { ...row, methods: [] };
    throw error;
  }
}
