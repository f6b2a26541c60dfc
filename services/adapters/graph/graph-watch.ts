import type { GraphCall } from "./graph-call.ts";

/** Hears of every single try, for counting. Must not throw. */
export interface GraphWatch {
  /** `status`: 0 where nobody answered. */
  answered(call: Pick<GraphCall, "method" | "version" | "path">, status: number): void;
}
