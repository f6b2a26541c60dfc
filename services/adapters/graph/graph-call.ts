import type { Priority } from "../../../core/pacing.ts";
import type { GraphPath } from "./graph-path.ts";
import type { Patience } from "./patience.ts";

/** One request to Graph, before it has a host, a token or a second try. */
export interface GraphCall {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  readonly version: "v1.0" | "beta";
  readonly path: GraphPath;
  /** Not encoded. */
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
  /** The directory's advanced mode: `ConsistencyLevel: eventual` (facts/graph.md 1.7). */
  readonly advanced?: boolean;
  /** How long one try may take. */
  readonly timeoutMs: number;
}

export interface GraphAnswer {
  /** 0: nobody answered. */
  readonly status: number;
  readonly headers: Headers;
  /** The JSON that came; undefined: none, or not JSON. */
  readonly body: unknown;
}

export interface SendOptions {
  readonly patience: Patience;
  /** Interactive unless said. */
  readonly priority?: Priority;
  readonly signal?: AbortSignal;
  /** Hears of each pause between tries, in milliseconds. */
  readonly paused?: (ms: number) => void;
  /** Asked right before each try of a change; what it throws ends the call. */
  readonly mayGoOn?: () => Promise<void>;
}

/** Sends with the operator's token for one tenant, again where that helps. Throws token problems; Graph's refusals are answers. */
export type SendGraph = (call: GraphCall, options: SendOptions) => Promise<GraphAnswer>;

/** Method calls end at Microsoft after 60 s (facts/graph.md 1.1.2). */
export const methodTimeoutMs = 65_000;
export const directoryTimeoutMs = 20_000;
