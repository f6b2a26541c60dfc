import { z } from "zod";
import { readSettings } from "../../settings/read-settings.ts";
import type { ManifestValues } from "./fill-manifest.ts";

const guid = z.guid("expected a GUID");
const page = z
  .url({ protocol: /^https$/, error: "expected an https address of a page of yours" })
  .max(2048, "longer than 2048 characters");

/** What `npm run package` reads. */
export const packageEnvironment = z.object({
  MicrosoftAppId: guid,
  AZURE_CLIENT_ID: guid,
  PUBLIC_URL: z
    .url({ protocol: /^https$/, error: "expected the https address of the bot" })
    .refine((url) => !isLocal(url), "Teams can't reach an address of this machine"),
  /** The app's own id in Teams; the channel registration's serves, unless two apps share a bot. */
  TEAMS_APP_ID: guid.optional(),
  DEVELOPER_NAME: z.string("expected your organisation's name").trim().min(1).max(32, "longer than 32 characters"),
  DEVELOPER_WEBSITE_URL: page,
  DEVELOPER_PRIVACY_URL: page,
  DEVELOPER_TERMS_URL: page,
  /** 1.24: without suggested prompts, for tenants that do not take newer manifests. */
  MANIFEST_VERSION: z.enum(["1.27", "1.24"], "expected 1.27 or 1.24").default("1.27"),
});

export interface PackageSettings {
  readonly values: ManifestValues;
  /** Whether commands may be suggested prompts. */
  readonly prompts: boolean;
}

/** What the manifest needs of one environment. Throws `ConfigFault` naming every fault at once. */
export function readPackageSettings(
  env: Readonly<Record<string, string | undefined>>,
  version: string,
): PackageSettings {
  const settings = readSettings(packageEnvironment, env);
  const { PUBLIC_URL, TEAMS_APP_ID = settings.MicrosoftAppId, MANIFEST_VERSION, ...rest } = settings;
  const values = { ...rest, TEAMS_APP_ID, publicHost: new URL(PUBLIC_URL).hostname, version };
  return { values, prompts: MANIFEST_VERSION === "1.27" };
}

function isLocal(url: string): boolean {
  return /^(localhost|127\.|10\.|\[|0\.)/i.test(URL.canParse(url) ? new URL(url).hostname : "");
}
