import { parseArgs } from "node:util";

/** Said as it stands, without a stack trace. */
export class Refusal extends Error {}

export type AuditTask =
  | { readonly verb: "verify"; readonly file?: string; readonly key?: string }
  | {
      readonly verb: "export";
      readonly customer: string;
      readonly from?: Date;
      readonly to?: Date;
      readonly format: "csv" | "json";
      readonly out?: string;
    }
  | { readonly verb: "prune"; readonly before: Date };

const usage = `Usage:
  npm run audit -- verify [--file <export.json or audit.jsonl>] [--key <public key>]
  npm run audit -- export --customer <name or tenant id> [--from <day>] [--to <day>] [--format csv|json] [--out <file>]
  npm run audit -- prune --before <day>
Days are UTC, as 2026-11-24; --to is not included.`;

const options = {
  file: { type: "string" },
  key: { type: "string" },
  customer: { type: "string" },
  from: { type: "string" },
  to: { type: "string" },
  format: { type: "string" },
  out: { type: "string" },
  before: { type: "string" },
} as const;

type Values = Partial<Record<keyof typeof options, string>>;

/** The command line of `npm run audit`. Throws `Refusal` with a sentence or the usage. */
export function readAuditArguments(args: readonly string[]): AuditTask {
  const { verb, values } = parse(args);
  switch (verb) {
    case "verify":
      return { verb, ...only(values, ["file", "key"]) };
    case "export":
      return readExport(values);
    case "prune":
      only(values, ["before"]);
      return { verb, before: day(values.before, "--before") ?? refuse("prune needs --before <day>.") };
    default:
      return refuse(usage);
  }
}

function readExport(values: Values): AuditTask {
  const { customer, out, ...rest } = only(values, ["customer", "from", "to", "format", "out"]);
  const { format = "json" } = rest;
  if (format !== "csv" && format !== "json") return refuse("--format is csv or json.");
  const from = day(rest.from, "--from");
  const to = day(rest.to, "--to");
  return {
    verb: "export",
    customer: customer ?? refuse("export needs --customer <name or tenant id>."),
    format,
    ...(from && { from }),
    ...(to && { to }),
    ...(out !== undefined && { out }),
  };
}

function parse(args: readonly string[]): { verb: string | undefined; values: Values } {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
    return { verb: positionals.length === 1 ? positionals[0] : undefined, values };
  } catch (error) {
    return refuse(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

/** An option that the verb has no use for is a mistake, not a detail. */
function only<Name extends keyof Values>(values: Values, names: readonly Name[]): Pick<Values, Name> {
  const strange = Object.keys(values).find((name) => !names.some((known) => known === name));
  return strange === undefined ? values : refuse(`--${strange} does not go with this.\n${usage}`);
}

function day(text: string | undefined, option: string): Date | undefined {
  if (text === undefined) return undefined;
  const date = new Date(`${text}T00:00:00.000Z`);
  const valid = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime());
  return valid && date.toISOString().startsWith(text) ? date : refuse(`${option} is a day such as 2026-11-24.`);
}

function refuse(sentence: string): never {
  throw new Refusal(sentence);
}
