import { z } from "zod";
import type { Target } from "../../../core/directory/people.ts";
import type { FindPeople } from "../../tenants/open-tenant.ts";
import { directoryTimeoutMs } from "./graph-call.ts";
import { graphPath, odataText, searchClause } from "./graph-path.ts";
import { type FoundUser, foundUser, foundUserProperties, isObjectId, toTarget } from "./listed-user.ts";
import { readPatience } from "./patience.ts";
import { parseAnswer, readJson, type TenantGraph } from "./read-json.ts";

const users = z.object({ value: z.array(foundUser) });

const select = { $select: foundUserProperties };
const most = 26;
const searched = ["displayName", "givenName", "surname"];

/** Users of one tenant; one call each. */
export function createFindPeople(graph: TenantGraph, customerName: string): FindPeople {
  const v1 = { version: "v1.0", timeoutMs: directoryTimeoutMs } as const;
  const toPerson = (found: FoundUser): Target => toTarget(found, { tenantId: graph.tenantId, customerName });

  return {
    async byId(id) {
      if (!isObjectId(id)) return undefined;
      const call = { ...v1, method: "GET", path: graphPath`/users/${id}`, query: select } as const;
      const answer = await graph.send(call, { patience: readPatience });
      return answer.status === 404 ? undefined : toPerson(parseAnswer(graph, answer, foundUser));
    },
    async byAddress(address) {
      const text = odataText(address);
      const $filter = `userPrincipalName eq ${text} or mail eq ${text}`;
      const { value } = await readJson(graph, { ...v1, path: graphPath`/users`, query: { ...select, $filter } }, users);
      return value.map(toPerson);
    },
    async byName(name) {
      // Without a letter or a digit there is nothing to look for, and Graph might take it for everybody.
      if (!/[\p{L}\p{N}]/u.test(name)) return [];
      const $search = searched.map((property) => searchClause(property, name)).join(" OR ");
      const query = { ...select, $search, $top: String(most), $count: "true" };
      const { value } = await readJson(graph, { ...v1, path: graphPath`/users`, query, advanced: true }, users);
      return bestFirst(value.map(toPerson), name).slice(0, most);
    },
  };
}

/** Who is called exactly so, then whose name begins so, then the others; the order of Graph within each. */
function bestFirst(people: readonly Target[], name: string): readonly Target[] {
  const wanted = name.toLowerCase();
  const rank = ({ displayName }: Target): number => {
    const shown = displayName.toLowerCase();
    if (shown === wanted) return 0;
    return shown.startsWith(wanted) ? 1 : 2;
  };
  return [...people].sort((a, b) => rank(a) - rank(b));
}
