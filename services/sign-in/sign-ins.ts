import type { Operator } from "../../core/directory/people.ts";

/** When each operator last proved to Entra who they are. Throws `store-unavailable`. */
export interface SignIns {
  remember(operator: Operator, at: Date): Promise<void>;
  lastOf(operator: Operator): Promise<Date | undefined>;
  forget(operator: Operator): Promise<void>;
}
