import type { Operator } from "../../../core/directory/people.ts";
import type { OperatorPreferences, Preferences } from "../../../services/preferences/preferences.ts";

/** Preferences in memory. */
export function memoryPreferences(): Preferences {
  const kept = new Map<string, OperatorPreferences>();
  const keyOf = ({ tenantId, objectId }: Operator) => `${tenantId}/${objectId}`.toLowerCase();
  return {
    of: (operator) => Promise.resolve(kept.get(keyOf(operator)) ?? {}),
    set(operator, part) {
      kept.set(keyOf(operator), { ...kept.get(keyOf(operator)), ...part });
      return Promise.resolve();
    },
  };
}
