import { createHash } from "node:crypto";
import type { Reply } from "../../http-service.ts";
import { type Call, contextOf } from "../call.ts";
import { GraphRefusal, unsupportedQuery } from "../graph-refusal.ts";

export interface PageSizes {
  readonly usual: number;
  readonly most: number;
}

export interface PageParts<T> {
  readonly items: readonly T[];
  readonly sizes: PageSizes;
  /** How one of the page is given; unset: as it is. */
  readonly render?: (item: T) => unknown;
}

/** One page of a collection with `@odata.nextLink`, whose `$skiptoken` is opaque and belongs to exactly this query. */
export function pageOf<T>(call: Call, type: string, { items, sizes, render = (item) => item }: PageParts<T>): Reply {
  const top = readTop(call, sizes);
  const start = readSkipToken(call);
  const end = start + top;
  const counted = call.query.get("$count")?.toLowerCase() === "true" && start === 0;
  return {
    status: 200,
    body: {
      "@odata.context": contextOf(call, type),
      ...(counted ? { "@odata.count": items.length } : {}),
      ...(end < items.length ? { "@odata.nextLink": nextLink(call, end) } : {}),
      value: items.slice(start, end).map(render),
    },
  };
}

function readTop(call: Call, sizes: PageSizes): number {
  const text = call.query.get("$top");
  if (text === undefined) return sizes.usual;
  const top = Number(text);
  if (/^\d+$/.test(text) && top >= 1 && top <= sizes.most) return top;
  throw unsupportedQuery(`Invalid page size specified: '${text}'. Must be between 1 and ${sizes.most} inclusive.`);
}

function queryWithoutToken(call: Call): URLSearchParams {
  return new URLSearchParams([...call.query].filter(([name]) => name !== "$skiptoken"));
}

function fingerprint(call: Call): string {
  return createHash("sha256")
    .update(`${call.tenant.id}${call.rawPath}?${queryWithoutToken(call).toString()}`)
    .digest("base64url")
    .slice(0, 12);
}

function nextLink(call: Call, offset: number): string {
  const query = queryWithoutToken(call);
  query.set("$skiptoken", Buffer.from(`${offset}.${fingerprint(call)}`).toString("base64url"));
  // The names keep their plain `$`, as in Graph's own links.
  return `${call.graph}/${call.version}${call.rawPath}?${query.toString().replaceAll("%24", "$")}`;
}

function readSkipToken(call: Call): number {
  const token = call.query.get("$skiptoken");
  if (token === undefined) return 0;
  const [offset = "", print] = Buffer.from(token, "base64url").toString("utf8").split(".");
  if (/^\d+$/.test(offset) && print === fingerprint(call)) return Number(offset);
  throw new GraphRefusal({
    status: 400,
    code: "Directory_ExpiredPageToken",
    message: "The specified page token value has expired and can no longer be included in your request.",
  });
}
