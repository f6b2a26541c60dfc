import { parseDocument } from "yaml";
import type { z } from "zod";
import type { Access } from "../../../core/access/access.ts";
import { AccessFileFault } from "./access-file-fault.ts";
import { accessSchema } from "./access-schema.ts";

/** The text of an access file as a value; `.json` is JSON, anything else YAML. Throws `AccessFileFault` with every fault. */
export function parseAccess(text: string, path: string): Access {
  const result = accessSchema.safeParse(readValue(text, path));
  if (result.success) return result.data;
  throw new AccessFileFault(
    path,
    result.error.issues.flatMap((issue) => describe(issue)),
  );
}

function readValue(text: string, path: string): unknown {
  return path.toLowerCase().endsWith(".json") ? readJson(text, path) : readYaml(text, path);
}

/** Through both parsers: JSON.parse knows the grammar, but lets the last of two equal keys win in silence. */
function readJson(text: string, path: string): unknown {
  const value = attempt(path, "not JSON", () => JSON.parse(text) as unknown);
  const twice = parseDocument(text).errors.filter(({ code }) => code === "DUPLICATE_KEY");
  refuse(path, twice);
  return value;
}

function readYaml(text: string, path: string): unknown {
  const document = parseDocument(text);
  refuse(path, document.errors);
  return attempt(path, "not YAML", () => document.toJS() as unknown);
}

function refuse(path: string, errors: readonly Error[]): void {
  const faults = errors.map(({ message }) => message.split("\n")[0]?.replace(/:$/, "") ?? message);
  if (faults.length > 0) throw new AccessFileFault(path, faults);
}

function attempt(path: string, what: string, read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    throw new AccessFileFault(path, [`${what}: ${error instanceof Error ? error.message : String(error)}`]);
  }
}

function describe(issue: z.core.$ZodIssue): string[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => `${place([...issue.path, key])}: unknown key`);
  }
  if (issue.code === "invalid_key") return issue.issues.map(({ message }) => `${place(issue.path)}: ${message}`);
  return [`${place(issue.path)}: ${issue.message}`];
}

function place(path: readonly PropertyKey[]): string {
  if (path.length === 0) return "the whole file";
  return path
    .map((step, at) => (typeof step === "number" ? `[${step}]` : `${at > 0 ? "." : ""}${String(step)}`))
    .join("");
}
