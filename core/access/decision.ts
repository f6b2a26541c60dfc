/** Why not. `desk-…` is this program's own rule, `entra-…` a forecast of what Microsoft Graph will say. */
export type Denial =
  | {
      readonly why: "desk-role-missing";
      readonly role: "AuthenticationMethodsWriter" | "UsersReader";
      readonly customerName: string;
    }
  | { readonly why: "desk-own-account" }
  | { readonly why: "desk-same-person" }
  | { readonly why: "desk-never"; readonly customerName: string }
  | { readonly why: "desk-administrator"; readonly customerName: string }
  | { readonly why: "desk-customer-not-served" }
  | { readonly why: "entra-role-missing"; readonly needs: EntraNeed; readonly customerName: string };

/** The Entra role that would do. */
export type EntraNeed = "Authentication Administrator" | "Privileged Authentication Administrator";

/** May this operator do this to this target? Saying no is an answer, not an exception. */
export type Decision =
  | { readonly allowed: true; readonly targetIsAdministrator: boolean }
  | { readonly allowed: false; readonly denial: Denial };
