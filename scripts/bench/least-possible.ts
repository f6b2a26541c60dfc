import type { GraphClient } from "./graph-client.ts";
import { type ListedMethod, listedMethods, methodPath } from "./listed-methods.ts";

export interface People {
  readonly operatorId: string;
  readonly targetId: string;
}

/**
 * The reset in the fewest round trips that keep its promises: person, roles and methods at once, each removal after the one before it in
 * the order that Microsoft accepts, and the reading that proves it. Returns how many were removed.
 */
export async function leastPossible(graph: GraphClient, people: People): Promise<number> {
  const removals = (await readAll(graph, people)).toSorted((a, b) => placeOf(a) - placeOf(b));
  for (const method of removals) {
    const { status } = await graph.delete(methodPath(people.targetId, method));
    if (status !== 204) throw new Error(`The least possible way was refused: ${status}.`);
  }
  if ((await readMethods(graph, people.targetId)).length > 0) throw new Error("The least possible way left methods.");
  return removals.length;
}

/** What the summary and the second check read, all at once. */
export async function readAll(graph: GraphClient, { operatorId, targetId }: People) {
  const memberOf = (id: string, kind: string) => graph.get(`/v1.0/users/${id}/${kind}?$select=id&$count=true&$top=999`);
  const [methods] = await Promise.all([
    readMethods(graph, targetId),
    graph.get(`/v1.0/users/${targetId}?$select=id,displayName`),
    graph.get(`/v1.0/users/${operatorId}/transitiveMemberOf?$top=999`),
    memberOf(targetId, "transitiveMemberOf/microsoft.graph.directoryRole"),
    memberOf(targetId, "transitiveMemberOf/microsoft.graph.group"),
    memberOf(targetId, "ownedObjects/microsoft.graph.group"),
  ]);
  return methods;
}

async function readMethods(graph: GraphClient, targetId: string) {
  const below = `users/${targetId}/authentication`;
  const [listed] = await Promise.all([
    graph.get(`/v1.0/${below}/methods`),
    graph.get(`/beta/${below}/hardwareOathMethods`),
    graph.get(`/beta/${below}/signInPreferences`),
  ]);
  return listedMethods(listed);
}

/** The alternate number before the mobile one, which is everybody's default here and goes last. */
function placeOf({ phoneType }: ListedMethod): number {
  if (phoneType === "mobile") return 2;
  return phoneType === "alternateMobile" ? 1 : 0;
}
