import type { Operation, Version } from "./call.ts";
import { badQuery, GraphRefusal } from "./graph-refusal.ts";

export interface Match {
  readonly operation: Operation;
  readonly version: Version;
  readonly params: Readonly<Record<string, string>>;
  readonly rawPath: string;
}

/**
 * The operation a raw path means. The path is split before its segments are decoded, so an encoded slash or `#` stays
 * inside its segment. Unknown paths are 400, known ones with another verb or in the other version 405.
 */
export function findOperation(operations: readonly Operation[], method: string, path: string): Match {
  const [, first = "", ...segments] = path.split("/");
  const version = readVersion(first);
  const decoded = segments.map(decode);
  const matches = operations.flatMap((operation) => {
    const params = matchPath(operation.path, decoded);
    return params ? [{ operation, version, params, rawPath: `/${segments.join("/")}` }] : [];
  });
  if (matches.length === 0) throw badQuery(`Resource not found for the segment '${decoded[0] ?? ""}'.`);
  const found = matches.find(({ operation }) => operation.method === method && operation.versions.includes(version));
  if (found) return found;
  const message = "Specified HTTP method is not allowed for the request target.";
  throw new GraphRefusal({ status: 405, code: "Request_BadRequest", message });
}

function readVersion(segment: string): Version {
  const version = segment.toLowerCase();
  if (version === "v1.0" || version === "beta") return version;
  throw badQuery(`Invalid version: ${segment}`);
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw badQuery("The request URI is not valid.");
  }
}

function matchPath(pattern: string, segments: readonly string[]): Record<string, string> | undefined {
  const wanted = pattern.split("/").slice(1);
  if (wanted.length !== segments.length) return undefined;
  const bound = wanted.map((part, n) => bind(part, segments[n] ?? ""));
  return bound.reduce((all, params) => all && params && { ...all, ...params }, {});
}

/** What one segment gives a pattern's part: a value for its name, nothing for a fixed word; undefined: they don't fit. */
function bind(part: string, segment: string): Record<string, string> | undefined {
  const name = /^\{(\w+)\}$/.exec(part)?.[1];
  if (name !== undefined && isKey(segment)) return { [name]: segment };
  return part.toLowerCase() === segment.toLowerCase() ? {} : argumentOf(part, segment);
}

/** The value that a function of OData is called with: `find(domainName='contoso.com')`. */
function argumentOf(part: string, segment: string): Record<string, string> | undefined {
  const [, before = "", name, after = ""] = /^(\w+\(\w+=')\{(\w+)\}('\))$/.exec(part) ?? [];
  if (name === undefined || !segment.startsWith(before) || !segment.endsWith(after)) return undefined;
  return { [name]: segment.slice(before.length, -after.length).replaceAll("''", "'") };
}

/** `$count` and `$ref` are words of OData, never somebody's key. */
function isKey(segment: string): boolean {
  return segment !== "" && !segment.startsWith("$");
}
