import {
  type MethodsFilter,
  type MethodsRow,
  pageSize,
  type WithoutReport,
} from "../../../core/directory/directory.ts";
import { hasPhonesOnly } from "../../../core/reset/registered.ts";
import type { PageWish, RegistrationsPage } from "../../directory/read-directory.ts";
import { directoryTimeoutMs, type GraphAnswer } from "./graph-call.ts";
import { errorOf } from "./graph-error.ts";
import { graphPath, odataText } from "./graph-path.ts";
import { isSearchable } from "./list-people.ts";
import { readPatience } from "./patience.ts";
import { pageCall, parseAnswer, type Read, type TenantGraph } from "./read-json.ts";
import { registrationsPage, toMethodsRow } from "./to-methods-row.ts";

const filters: Partial<Readonly<Record<MethodsFilter, string>>> = {
  "not-registered": "isMfaRegistered eq false",
  registered: "isMfaRegistered eq true",
  passwordless: "isPasswordlessCapable eq true",
  // The service can't say "phones and nothing else": it narrows, the rest is looked at here.
  "phone-only": "isMfaRegistered eq true and isPasswordlessCapable eq false",
};

/** Report pages read for one page of phone-only people: 500 rows at most. */
const mostRequests = 5;
const widePage = 100;

interface Slice {
  readonly rows: readonly MethodsRow[];
  readonly next?: string | undefined;
}

/** One page of the registration report by display name (facts/graph.md 1.6). */
export async function readRegistrations(
  graph: TenantGraph,
  customerName: string,
  wish: PageWish<MethodsFilter>,
): Promise<RegistrationsPage> {
  if (!isSearchable(wish.search)) return { kind: "report", rows: [] };
  const rows: MethodsRow[] = [];
  let next = wish.cursor;
  let left = wish.filter === "phone-only" ? mostRequests : 1;
  do {
    const slice = await readSlice(graph, customerName, { ...wish, cursor: next });
    if ("why" in slice) return { kind: "without-report", why: slice.why };
    rows.push(...slice.rows);
    ({ next } = slice);
    left -= 1;
  } while (next !== undefined && left > 0 && rows.length < pageSize);
  return { kind: "report", rows, ...(next !== undefined && { next }) };
}

async function readSlice(
  graph: TenantGraph,
  customerName: string,
  wish: Omit<PageWish<MethodsFilter>, "cursor"> & { readonly cursor: string | undefined },
): Promise<Slice | { readonly why: WithoutReport }> {
  const call = { method: "GET", ...pageCall(graph, readFor(wish), wish.cursor) } as const;
  const answer = await graph.send(call, { patience: readPatience });
  if (answer.status === 403) return { why: whyWithout(answer) };
  const { value, "@odata.nextLink": next } = parseAnswer(graph, answer, registrationsPage);
  const rows = value.map((one) => toMethodsRow(one, { tenantId: graph.tenantId, customerName }));
  return { rows: wish.filter === "phone-only" ? rows.filter(({ methods }) => hasPhonesOnly(methods)) : rows, next };
}

function readFor({ search = "", filter }: Pick<PageWish<MethodsFilter>, "search" | "filter">): Read {
  const text = odataText(search);
  const named = `(startswith(userDisplayName,${text}) or startswith(userPrincipalName,${text}))`;
  const $filter = [filters[filter] ?? "", search === "" ? "" : named].filter((part) => part !== "").join(" and ");
  return {
    version: "v1.0",
    path: graphPath`/reports/authenticationMethods/userRegistrationDetails`,
    query: {
      ...($filter === "" ? {} : { $filter }),
      $orderby: "userDisplayName",
      $top: String(filter === "phone-only" ? widePage : pageSize),
    },
    timeoutMs: directoryTimeoutMs,
  };
}

/** The 403 bodies (facts/graph.md 1.6, 2.4): code first, then the message, loosely. */
function whyWithout(answer: GraphAnswer): WithoutReport {
  const { code, message } = errorOf(answer);
  if (/NonPremiumTenant/i.test(code) || /premium|B2C/i.test(message)) return "no-licence";
  return /PermissionMissing/i.test(code) || /required .*permission/i.test(message) ? "no-permission" : "no-role";
}
