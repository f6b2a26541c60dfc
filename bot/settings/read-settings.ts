import type { z } from "zod";
import { ConfigFault } from "./config-fault.ts";
import { faultsOf } from "./faults-of.ts";

/** What several settings get wrong together, judged on what is set. */
type Across = (
  set: Readonly<Record<string, string>>,
) => readonly { readonly setting: string; readonly message: string }[];

/** The environment, judged as a whole by a schema and what it can't say. Throws `ConfigFault` naming every fault at once. */
export function readSettings<Settings>(
  schema: z.ZodType<Settings>,
  env: Readonly<Record<string, string | undefined>>,
  across: Across = () => [],
): Settings {
  const set = onlySet(env);
  const parsed = schema.safeParse(set);
  const alone = parsed.success ? [] : faultsOf(parsed.error);
  const named = new Set(parsed.success ? [] : parsed.error.issues.map(({ path }) => path[0]));
  const together = across(set).filter(({ setting }) => !named.has(setting));
  const faults = [...alone, ...together.map(({ setting, message }) => `${setting}: ${message}`)];
  if (!parsed.success || faults.length > 0) throw new ConfigFault(faults);
  return parsed.data;
}

/** An empty variable means "not set": a deployment that blanks a setting must not switch something off. */
function onlySet(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const given = Object.entries(env).flatMap(([name, value = ""]) => (value.trim() === "" ? [] : [[name, value]]));
  return Object.fromEntries(given) as Record<string, string>;
}
