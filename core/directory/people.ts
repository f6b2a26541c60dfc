/** The signed-in helpdesk person in whose name everything happens. Keyed by (tenantId, objectId), never by name. */
export interface Operator {
  readonly tenantId: string;
  readonly objectId: string;
  /** For reading only; no rule looks at it. */
  readonly name: string;
}

/** The home tenant or a customer's, by the name people know it under. */
export interface Customer {
  readonly tenantId: string;
  readonly name: string;
  readonly home: boolean;
}

/** The user whose methods are reset, as the directory knows them. */
export interface Target {
  readonly tenantId: string;
  readonly objectId: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  /** Mail addresses, aliases too: a `never` list may name any of them. Unset in lists, where nothing is decided. */
  readonly addresses?: readonly string[];
  readonly customerName: string;
  readonly userType: "member" | "guest";
  readonly enabled: boolean;
  /** Synchronised from an on-premises directory. */
  readonly synced: boolean;
  /** Member of a restricted management administrative unit (facts/graph.md 1.4.2). */
  readonly managementRestricted: boolean;
  readonly jobTitle?: string;
  readonly department?: string;
}

/** Do two keys name the same account? Object ids are compared without regard to case, as Entra does. */
export function sameAccount(
  a: Pick<Operator, "tenantId" | "objectId">,
  b: Pick<Operator, "tenantId" | "objectId">,
): boolean {
  return sameId(a.tenantId, b.tenantId) && sameId(a.objectId, b.objectId);
}

export function sameId(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
