import type { AuditEntry } from "../../../services/audit/audit.ts";
import { type ChainEnd, chainOf, emptyChain, type SealedEntry, sealEntry } from "../../../services/audit/seal-entry.ts";
import { aReset, aTarget, now } from "./resets.ts";

export const tenants = {
  contoso: "11111111-1111-4111-8111-111111111111",
  fabrikam: "33333333-3333-4333-8333-333333333333",
} as const;

/** An entry about somebody in one of two customers. */
export function anEntry(part: { resetId?: string; tenantId?: string; at?: string } = {}): AuditEntry {
  const { resetId = "r1", tenantId = tenants.contoso, at = now.toISOString() } = part;
  const { objectId, displayName, userPrincipalName } = aTarget();
  const customerName = tenantId === tenants.contoso ? "Contoso" : "Fabrikam";
  const target = { tenantId, objectId, displayName, userPrincipalName, customerName };
  return { kind: "cancelled", at, operator: aReset().operator, target, resetId };
}

/** These entries one after the other, sealed as the table would. */
export function sealAll(entries: readonly AuditEntry[]): SealedEntry[] {
  const ends = new Map<string, ChainEnd>();
  return entries.map((entry) => {
    const at = { chain: ends.get(chainOf(entry)) ?? emptyChain, heads: ends.get("heads") ?? emptyChain };
    const sealed = sealEntry(entry, at);
    ends.set(sealed.chain, sealed).set("heads", sealed.head);
    return sealed;
  });
}

/** The ends of these entries' chains, that of the heads included. */
export function endsOf(sealed: readonly SealedEntry[]): Map<string, ChainEnd> {
  const ends = new Map<string, ChainEnd>();
  for (const one of sealed) ends.set(one.chain, one).set("heads", one.head);
  return ends;
}
