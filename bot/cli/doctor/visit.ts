import type { Customer, Operator } from "../../../core/directory/people.ts";
import type { Desk } from "./desk.ts";

/** One tenant under examination, with the administrator's own rights. */
export interface Visit {
  readonly desk: Desk;
  readonly operator: Operator;
  /** Of the access file, or home. */
  readonly customer: Customer;
  /** Asks for a sign-in in the browser at this tenant. False: nobody signed in in time. */
  readonly signIn: (tenantId: string, claims?: string) => Promise<boolean>;
}
