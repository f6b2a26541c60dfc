import { z } from "zod";
import { Problem } from "../../../core/problem.ts";
import type { GraphAnswer, GraphCall, SendGraph } from "./graph-call.ts";
import { asGraphProblem, requestIdOf } from "./graph-error.ts";
import type { GraphPath } from "./graph-path.ts";
import { readPatience } from "./patience.ts";

/** One operator's way to one tenant's Graph. */
export interface TenantGraph {
  readonly tenantId: string;
  readonly graphBaseUrl: string;
  readonly send: SendGraph;
}

/** A call that only reads. */
export type Read = Omit<GraphCall, "method" | "body">;

/** Reads one object. Throws `graph-…`, `person-gone`; a body of another shape is `graph-unexpected`. */
export async function readJson<T>(graph: TenantGraph, read: Read, schema: z.ZodType<T>): Promise<T> {
  const answer = await graph.send({ method: "GET", ...read }, { patience: readPatience });
  return parseAnswer(graph, answer, schema);
}

/** One page of a collection. */
export interface Page<T> {
  readonly value: readonly T[];
  /** On a first page, where `$count` was asked for. */
  readonly count?: number;
  /** Graph's own link to the next page, whole. */
  readonly next?: string;
}

/** Reads one page: the first, or the one a link of the same collection leads to. A link to anywhere else is `graph-unexpected`. */
export async function readPage<T>(
  graph: TenantGraph,
  { read, link }: { readonly read: Read; readonly link?: string | undefined },
  item: z.ZodType<T>,
): Promise<Page<T>> {
  const { value, ...more } = await readJson(graph, pageCall(graph, read, link), pageOf(item));
  const { "@odata.count": count, "@odata.nextLink": next } = more;
  return { value, ...(count !== undefined && { count }), ...(next !== undefined && { next }) };
}

/** The call for the page behind a link, or for the first page. The link must stay in the collection. */
export function pageCall(graph: TenantGraph, read: Read, link: string | undefined): Read {
  if (link === undefined) return read;
  const inside = link.startsWith(`${graph.graphBaseUrl}/${read.version}${read.path}?`);
  if (!inside) throw new Problem("graph-unexpected", { tenantId: graph.tenantId });
  return followLink(graph, read, link);
}

type PageSchema<T> = ReturnType<typeof createPageSchema<T>>;

/** Made once for each kind of item: the first parse of a schema compiles it, which costs more than a page. */
const pageSchemas = new WeakMap<z.ZodType, unknown>();

function pageOf<T>(item: z.ZodType<T>): PageSchema<T> {
  const known = (pageSchemas.get(item) as PageSchema<T> | undefined) ?? createPageSchema(item);
  pageSchemas.set(item, known);
  return known;
}

function createPageSchema<T>(item: z.ZodType<T>) {
  return z.object({
    value: z.array(item),
    "@odata.count": z.number().optional(),
    "@odata.nextLink": z.string().optional(),
  });
}

/** Reads a collection to its end, page by page. */
export async function readAll<T>(graph: TenantGraph, read: Read, item: z.ZodType<T>): Promise<T[]> {
  const page = pageOf(item);
  const found: T[] = [];
  let next: Read | undefined = read;
  while (next) {
    const answer: z.infer<typeof page> = await readJson(graph, next, page);
    const { value, "@odata.nextLink": link } = answer;
    found.push(...value);
    // The next link is taken whole, and ConsistencyLevel said again (facts/graph.md 1.7).
    next = link === undefined ? undefined : followLink(graph, read, link);
  }
  return found;
}

export function parseAnswer<T>(graph: TenantGraph, answer: GraphAnswer, schema: z.ZodType<T>): T {
  if (answer.status < 200 || answer.status > 299) throw asGraphProblem(answer, graph.tenantId);
  const parsed = schema.safeParse(answer.body);
  if (parsed.success) return parsed.data;
  throw new Problem("graph-unexpected", { tenantId: graph.tenantId, ...requestIdOf(answer), cause: parsed.error });
}

function followLink(graph: TenantGraph, { query: _first, ...read }: Read, link: string): Read {
  const start = `${graph.graphBaseUrl}/${read.version}/`;
  if (!link.startsWith(start)) throw new Problem("graph-unexpected", { tenantId: graph.tenantId });
  // Graph wrote and encoded it; it stays below this cloud's Graph and this version.
  return { ...read, path: link.slice(start.length - 1) as GraphPath };
}
