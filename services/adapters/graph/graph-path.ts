/** A path below the version whose every inserted segment is encoded. Text can't be one: only `graphPath` makes it. */
export type GraphPath = string & { readonly madeBy: "graphPath" };

/**
 * Builds a path: graphPath`/users/${id}/authentication/methods`. graph-client encodes nothing, and a guest's `#EXT#` once turned the
 * delete of a method into the delete of a user (facts/graph.md 5.4). A segment that means "here" or "up" throws.
 */
export function graphPath(fixed: TemplateStringsArray, ...segments: readonly string[]): GraphPath {
  const encoded = segments.map(encodeSegment);
  return String.raw({ raw: fixed }, ...encoded) as GraphPath;
}

function encodeSegment(segment: string): string {
  if (segment === "" || segment === "." || segment === "..") throw new Error("This is no segment of a Graph path.");
  return encodeURIComponent(segment.toWellFormed()).replaceAll("'", "%27");
}

/** A text inside an OData string: quotes doubled (facts/graph.md 1.7); the query is encoded as a whole later. */
export function odataText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A `$search` clause, e.g. `"displayName:ali"`: the text can't close its quotes. */
export function searchClause(property: string, text: string): string {
  return `"${property}:${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
