import { readFileSync } from "node:fs";
import { parseArgs, parseEnv } from "node:util";
import { ConfigFault } from "../settings/config-fault.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** What was asked for on the command line of a tool that reads one environment. */
export interface ToolArguments {
  readonly env: Environment;
  /** Object id of the administrator to sign in; unset: nobody. */
  readonly asAdministrator?: string;
}

/** `--env <file>` lays a file of settings over the process's own. Throws `ConfigFault` for a file that can't be read and an unknown argument. */
export function readToolArguments(args: readonly string[], processEnv: Environment): ToolArguments {
  const { env: file, "as-administrator": asAdministrator } = parse(args);
  const env = file === undefined ? processEnv : { ...processEnv, ...readEnvFile(file) };
  return { env, ...(asAdministrator !== undefined && { asAdministrator }) };
}

function parse(args: readonly string[]) {
  try {
    const options = { env: { type: "string" }, "as-administrator": { type: "string" } } as const;
    return parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    throw new ConfigFault([error instanceof Error ? error.message : String(error)]);
  }
}

function readEnvFile(file: string): Environment {
  try {
    return parseEnv(readFileSync(file, "utf8"));
  } catch (error) {
    throw new ConfigFault([`--env: ${error instanceof Error ? error.message : String(error)}`]);
  }
}
