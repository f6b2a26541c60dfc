import type { ProblemCode } from "../problem.ts";

/** A customer that was asked and gave no answer, and why. */
export interface SilentCustomer {
  readonly tenantId: string;
  readonly customerName: string;
  /** "slow": no answer within the time a search may take. */
  readonly reason: ProblemCode | "slow";
}
