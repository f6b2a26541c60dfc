/** Product roles ("desk roles"), assigned in the access file; an open list in the file, these in the code. */
export type DeskRole = "UsersReader" | "UserAdministrator" | "AuthenticationMethodsWriter" | "DeskLead";

export type Member = { readonly user: string } | { readonly group: string };

export interface RoleAssignment {
  readonly role: DeskRole;
  readonly members: readonly Member[];
  /** Customer names or tenant ids; `*` is every one that is served. */
  readonly customers: readonly string[];
  /** For `AuthenticationMethodsWriter`: the most people at once. */
  readonly bulkCap?: number;
}

/** What a customer demands. Later rules win over earlier ones, key by key. */
export interface Rule {
  readonly customers: readonly string[];
  /** Object ids or addresses that nobody resets: break-glass and service accounts. */
  readonly never?: readonly string[];
  readonly mayResetAdministrators?: boolean;
  readonly requireReason?: boolean;
  readonly requireVerification?: boolean;
  readonly requireTicket?: boolean;
  readonly bulkCap?: number;
}

/** The access file as a value. Deny by default: whoever is not named may nothing. */
export interface Access {
  /** Customer name → tenant id. The home tenant is always served and needs no entry. */
  readonly customers: Readonly<Record<string, string>>;
  readonly roles: readonly RoleAssignment[];
  readonly rules: readonly Rule[];
  /** Groups of object ids that belong to one person. */
  readonly samePerson: readonly (readonly string[])[];
}

/** The rules of one customer, every key filled but the cap, which roles may say too (`bulkCapOf`). */
export type EffectiveRule = Required<Omit<Rule, "customers" | "bulkCap">> & Pick<Rule, "bulkCap">;
