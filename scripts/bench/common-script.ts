import type { GraphClient } from "./graph-client.ts";
import { type ListedMethod, listedMethods, methodPath } from "./listed-methods.ts";

/** How scripts in circulation do it: list, delete in that order, try the refused again, list. Returns how many were removed. */
export async function commonScript(graph: GraphClient, targetId: string): Promise<number> {
  const list = async () => listedMethods(await graph.get(`/v1.0/users/${targetId}/authentication/methods`));
  const all = await list();
  let left: readonly ListedMethod[] = all;
  while (left.length > 0) {
    const refused = await deleteEach(graph, targetId, left);
    if (refused.length === left.length) throw new Error("The common script got stuck.");
    left = refused;
  }
  if ((await list()).length > 0) throw new Error("The common script left methods.");
  return all.length;
}

async function deleteEach(graph: GraphClient, targetId: string, methods: readonly ListedMethod[]) {
  const refused: ListedMethod[] = [];
  for (const method of methods) {
    const { status } = await graph.delete(methodPath(targetId, method));
    if (status !== 204) refused.push(method);
  }
  return refused;
}
