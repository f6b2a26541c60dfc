import type { Named } from "./command.ts";

/** How people read whom one part of a command points at. */
export function askedAs(named: Named): string {
  return named.by === "id" ? (named.name ?? named.value) : named.value;
}
