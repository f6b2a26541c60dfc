/** Why nothing happens for a while during a reset: Microsoft is busy, or may still list what is gone. */
export interface Pause {
  readonly ms: number;
  readonly before: "next-try" | "next-reading";
}
