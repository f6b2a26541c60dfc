/** What an id stands behind in the paths this program builds. */
const holders = /^(?:users|groups|delegatedAdminRelationships|\w+Methods)$/;

/** A Graph path as a label: "/users/{id}/authentication/phoneMethods/{id}". No id, name or domain is left in it. */
export function graphOperation(path: string): string {
  const [plain = ""] = path.split("?");
  const segments = plain.split("/");
  return segments.map((segment, index) => labelOf(segment, segments[index - 1] ?? "")).join("/");
}

function labelOf(segment: string, before: string): string {
  const [name = ""] = segment.split("(");
  return holders.test(before) || /[^A-Za-z.]/.test(name) ? "{id}" : name;
}
