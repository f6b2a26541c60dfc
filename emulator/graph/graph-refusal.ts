import type { Reply } from "../http-service.ts";

/** A no of Graph (facts: graph.md §2.4). */
export class GraphRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(problem: { status: number; code: string; message: string; headers?: Readonly<Record<string, string>> }) {
    super(problem.message);
    this.name = "GraphRefusal";
    this.status = problem.status;
    this.code = problem.code;
    this.headers = problem.headers ?? {};
  }
}

export interface RequestIds {
  readonly requestId: string;
  readonly clientRequestId: string;
  readonly date: Date;
}

/** The error envelope every workload shares; the method backend repeats its message in `innerError`. */
export function errorEnvelope(problem: { code: string; message: string }, ids: RequestIds): Record<string, unknown> {
  const { code, message } = problem;
  const repeats = code === "accessDenied" || code === "badRequest";
  return {
    error: {
      code,
      message,
      innerError: {
        ...(repeats ? { message } : {}),
        date: ids.date.toISOString().slice(0, 19),
        "request-id": ids.requestId,
        "client-request-id": ids.clientRequestId,
      },
    },
  };
}

export function refusalReply(refusal: GraphRefusal, ids: RequestIds): Reply {
  return { status: refusal.status, headers: refusal.headers, body: errorEnvelope(refusal, ids) };
}

/** The directory's 403 (users, groups, roles). */
export function notPrivileged(): GraphRefusal {
  const message = "Insufficient privileges to complete the operation.";
  return new GraphRefusal({ status: 403, code: "Authorization_RequestDenied", message });
}

/** The method backend's 403: it does not tell role from scope from target. */
export function accessDenied(): GraphRefusal {
  return new GraphRefusal({ status: 403, code: "accessDenied", message: "Request Authorization failed" });
}

export function resourceNotFound(name: string): GraphRefusal {
  const message = `Resource '${name}' does not exist or one of its queried reference-property objects are not present.`;
  return new GraphRefusal({ status: 404, code: "Request_ResourceNotFound", message });
}

export function badRequest(message: string): GraphRefusal {
  return new GraphRefusal({ status: 400, code: "badRequest", message });
}

/** 400 of the query layer: the words could not be read. */
export function badQuery(message: string): GraphRefusal {
  return new GraphRefusal({ status: 400, code: "BadRequest", message });
}

/** 400 of the directory: the words were read, but this is not supported (so). */
export function unsupportedQuery(message: string): GraphRefusal {
  return new GraphRefusal({ status: 400, code: "Request_UnsupportedQuery", message });
}
