import { z } from "zod";
import { ConfigFault } from "../../config.ts";
import type { ManifestValues } from "./fill-manifest.ts";

const guid = z.guid("expected a GUID");
const page = z
  .url({ protocol: /^https$/, error: "expected an https address of a page of yours" })
  .max(2048, "longer than 2048 characters");

const environment = z.object({
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
});

/** What the manifest needs of one environment. Throws `ConfigFault` naming every fault at once. */
export function readPackageSettings(
  env: Readonly<Record<string, string | undefined>>,
  version: string,
): ManifestValues {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ""));
  const parsed = environment.safeParse(set);
  if (!parsed.success) {
    throw new ConfigFault(parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${saying(message)}`));
  }
  const { PUBLIC_URL, TEAMS_APP_ID = parsed.data.MicrosoftAppId, ...rest } = parsed.data;
  return { ...rest, TEAMS_APP_ID, publicHost: new URL(PUBLIC_URL).hostname, version };
}

const saying = (message: string) => message.replace(/^Invalid input: /, "");

function isLocal(url: string): boolean {
  return /^(localhost|127\.|10\.|\[|0\.)/i.test(URL.canParse(url) ? new URL(url).hostname : "");
}
