import { EntraRefusal } from "./entra-refusal.ts";

const openIdScopes = new Set(["openid", "profile", "email", "offline_access"]);

/**
 * The names of the Graph permissions in a `scope` parameter; `.default` and the OpenID scopes add none.
 * A scope of another resource is AADSTS500011, an empty one AADSTS70011.
 */
export function requestedScopes(scope: string, graph: string): string[] {
  const words = scope.split(" ").filter((word) => word !== "");
  if (words.length === 0) throw new EntraRefusal(70011);
  return words.flatMap((word) => {
    if (openIdScopes.has(word)) return [];
    const name = word.startsWith(`${graph}/`) ? word.slice(graph.length).replace(/^\/+/, "") : word;
    if (name.includes("/")) throw new EntraRefusal(500011);
    return name === ".default" ? [] : [name];
  });
}
