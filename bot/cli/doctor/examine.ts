import type { Config } from "../../settings/config.ts";
import type { ToolArguments } from "../read-env.ts";
import { type AdministratorGround, examineAsAdministrator } from "./as-administrator.ts";
import { skip } from "./check.ts";
import { settings } from "./checks/settings.ts";
import type { DoctorGround } from "./installation.ts";
import { installationChecks } from "./installation-checks.ts";
import { openInstallation } from "./open-installation.ts";
import { type Found, runChecks } from "./run-checks.ts";

export interface Examination extends DoctorGround, AdministratorGround {
  /** Each finding, as soon as it is known. */
  readonly tell: (found: Found) => void;
}

/** The whole examination. What it finds is told, not thrown; the store it opened is closed. */
export async function examine({ env, asAdministrator }: ToolArguments, ground: Examination): Promise<readonly Found[]> {
  const { tell } = ground;
  const read: { config?: Config } = {};
  const keep = (config: Config) => {
    read.config = config;
  };
  const first = await runChecks([settings], { env, keep }, tell);
  if (!read.config) return [...first, ...skipAll(tell)];
  const installation = await openInstallation(read.config, ground);
  try {
    const found = [...first, ...(await runChecks(installationChecks, installation, tell))];
    if (asAdministrator === undefined) return found;
    return [...found, ...(await examineAsAdministrator(installation, asAdministrator, ground))];
  } finally {
    if (!(installation.store instanceof Error)) await installation.store.close();
  }
}

function skipAll(tell: (found: Found) => void): Found[] {
  return installationChecks.map(({ title }) => {
    const found = { title, finding: skip("needs settings that can be read") };
    tell(found);
    return found;
  });
}
