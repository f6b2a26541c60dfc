import type { Tenant, World } from "../directory/world.ts";
import type { Reply } from "../http-service.ts";

export type Version = "v1.0" | "beta";

/** Who asks, from the token. */
export interface Caller {
  readonly userId: string;
  /** Template ids of the roles held in `tenant`. */
  readonly roles: ReadonlySet<string>;
  readonly scopes: ReadonlySet<string>;
}

/** One request, understood: the token's tenant decides whose directory it is about. */
export interface Call {
  readonly version: Version;
  /** Variable path segments, decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** Query options; names in lower case, with their `$`. */
  readonly query: ReadonlyMap<string, string>;
  /** The path without version and query, as it came: for next links and context. */
  readonly rawPath: string;
  /** True with the header `ConsistencyLevel: eventual`. */
  readonly eventual: boolean;
  /** The JSON body; undefined: none. */
  readonly body: unknown;
  readonly caller: Caller;
  readonly tenant: Tenant;
  readonly world: World;
  readonly now: Date;
  /** `https://host:port` of this Graph. */
  readonly graph: string;
}

export interface Operation {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** `{name}` stands for one segment; fixed segments are compared in any case of letters. */
  readonly path: string;
  readonly versions: readonly Version[];
  /** Any one of these is enough. */
  readonly scopes: readonly string[];
  /** The backend that says no when no scope fits. */
  readonly backend: "directory" | "methods" | "reports";
  run(call: Call): Reply;
}

export const bothVersions: readonly Version[] = ["v1.0", "beta"];

/** 200 with a collection; `type` goes into the context only. */
export function collection(call: Call, type: string, value: readonly unknown[]): Reply {
  return { status: 200, body: { "@odata.context": contextOf(call, type), value } };
}

export function contextOf(call: Call, type: string): string {
  return `${call.graph}/${call.version}/$metadata#${type}`;
}
