/**
 * Changes the conditions of the world from JSON: a list replaces what a set holds, anything else the value.
 * Throws at a name that isn't one of them.
 */
export function patchConditions(conditions: object, patch: unknown): void {
  const known = new Map<string, unknown>(Object.entries(conditions));
  for (const [name, value] of Object.entries(patch ?? {})) {
    const current = known.get(name);
    if (!known.has(name))
      throw new Error(`The world has no condition "${name}". It has: ${[...known.keys()].join(", ")}.`);
    if (current instanceof Set) replaceAll(current, value);
    else Object.assign(conditions, { [name]: value as unknown });
  }
}

function replaceAll(set: Set<unknown>, values: unknown): void {
  if (!Array.isArray(values)) throw new Error("A condition that is a set takes a list.");
  set.clear();
  for (const value of values as unknown[]) set.add(value);
}
