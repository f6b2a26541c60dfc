import type { ProblemCode } from "./problem.ts";

/** Why nothing happens for a while during a reset: Microsoft is busy, or may still list what is gone, or somebody is out of reach. */
export interface Pause {
  readonly ms: number;
  readonly before: "next-try" | "next-reading";
  /** Who or what is out of reach; unset: Microsoft is busy. */
  readonly because?: ProblemCode;
}
