import { z } from "zod";
import { Problem, type ProblemCode } from "../../../core/problem.ts";
import type { GraphAnswer } from "./graph-call.ts";

const inner = z.looseObject({ "request-id": z.string().optional() });

const envelope = z.object({
  error: z.looseObject({
    code: z.string().nullish(),
    message: z.string().nullish(),
    // Both spellings are in use (facts/graph.md 2.4.2).
    innerError: inner.nullish(),
    innererror: inner.nullish(),
  }),
});

export interface GraphError {
  readonly code: string;
  readonly message: string;
}

/** Graph's own words about a refusal; empty where the body is not its envelope. For rules and the log, not for people. */
export function errorOf(answer: GraphAnswer): GraphError {
  const error = envelope.safeParse(answer.body).data?.error;
  return { code: error?.code ?? "", message: error?.message ?? "" };
}

/** Joins our audit with Microsoft's. */
export function requestIdOf(answer: GraphAnswer): { graphRequestId?: string } {
  const id = answer.headers.get("request-id") ?? innerRequestId(answer);
  return id ? { graphRequestId: id } : {};
}

function innerRequestId({ body }: GraphAnswer): string | undefined {
  const { error } = envelope.safeParse(body).data ?? {};
  return error?.innerError?.["request-id"] ?? error?.innererror?.["request-id"];
}

/** The claims challenge of a 401 or 403, decoded (facts/identity.md §1.5); undefined: none, or not readable. */
export function claimsOf(answer: GraphAnswer): string | undefined {
  const encoded = /claims="([^"]+)"/.exec(answer.headers.get("www-authenticate") ?? "")?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, "base64").toString("utf8");
  try {
    JSON.parse(text);
    return text;
  } catch {
    return undefined;
  }
}

const byStatus: Readonly<Record<number, ProblemCode>> = {
  0: "graph-unreachable",
  403: "graph-forbidden",
  404: "person-gone",
  429: "graph-throttled",
  502: "graph-unreachable",
  503: "graph-unreachable",
  504: "graph-unreachable",
};

/** A read that was not answered with 2xx, as a problem. Everything that is read belongs to a person: 404 means they are gone. */
export function asGraphProblem(answer: GraphAnswer, tenantId: string): Problem {
  const { code, message } = errorOf(answer);
  return new Problem(byStatus[answer.status] ?? "graph-unexpected", {
    tenantId,
    status: answer.status,
    ...requestIdOf(answer),
    cause: new Error(`Graph answered ${answer.status} ${code}: ${message}`),
  });
}
