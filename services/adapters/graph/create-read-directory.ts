import type { ReadDirectory } from "../../directory/read-directory.ts";
import { listAdministrators } from "./list-administrators.ts";
import { listPeople } from "./list-people.ts";
import { readDetails } from "./read-details.ts";
import type { TenantGraph } from "./read-json.ts";
import { readRegistrations } from "./read-registrations.ts";

/** What the views read of one tenant. */
export function createReadDirectory(graph: TenantGraph, customerName: string): ReadDirectory {
  return {
    page: ({ filter, ...wish }) =>
      filter === "administrators"
        ? listAdministrators(graph, customerName, wish)
        : listPeople(graph, customerName, { ...wish, filter }),
    details: (objectId) => readDetails(graph, customerName, objectId),
    registrations: (wish) => readRegistrations(graph, customerName, wish),
  };
}
