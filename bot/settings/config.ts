import { readFileSync } from "node:fs";
import { z } from "zod";
import { type Cloud, clouds } from "../../core/cloud.ts";
import { ConfigFault } from "./config-fault.ts";
import { faultsAcross } from "./config-rules.ts";
import { faultsOf } from "./faults-of.ts";
import { keySetting } from "./key-setting.ts";
import { readSettings } from "./read-settings.ts";

const guid = z.guid("expected a GUID");
const given = z.string().trim().min(1, "must not be empty");
const httpUrl = z.url({ protocol: /^https?$/, error: "expected an http(s) address" });

/** Every setting of `npm run serve`. */
export const environment = z.object({
  NODE_ENV: z.string().optional(),
  PORT: z.coerce.number("expected a number").int().min(0).max(65535).default(3978),
  HOST: given.default("0.0.0.0"),
  PUBLIC_URL: httpUrl,
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace"]).default("info"),
  MicrosoftAppType: z.enum(["SingleTenant", "UserAssignedMSI"]),
  MicrosoftAppId: guid,
  MicrosoftAppPassword: given.optional(),
  MicrosoftAppCertificatePath: given.optional(),
  MicrosoftAppFederatedIdentityClientId: guid.optional(),
  MicrosoftAppTenantId: guid,
  AZURE_TENANT_ID: guid,
  AZURE_CLIENT_ID: guid,
  AZURE_CLIENT_SECRET: given.optional(),
  AZURE_CLIENT_CERTIFICATE_PATH: given.optional(),
  AZURE_FEDERATED_IDENTITY_CLIENT_ID: guid.optional(),
  ALLOW_CLIENT_SECRET_IN_PRODUCTION: z.enum(["yes", "no"]).default("no"),
  TOKEN_CACHE_KEY: keySetting,
  ACCESS_FILE: given,
  HOME_NAME: given.default("Home"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "expected postgres://…" }).optional(),
  DATA_DIR: given.optional(),
  MIGRATE_AT_START: z.enum(["yes", "no"]).default("no"),
  EMBEDDED_STORE_IN_PRODUCTION: z.enum(["yes", "no"]).default("no"),
  SSO_MAX_AGE_MINUTES: z.coerce.number("expected a number of minutes").int().min(0).max(1440).default(5),
  MESSAGES_PER_MINUTE: z.coerce.number("expected a number").int().min(1).max(6000).default(30),
  PRESSES_PER_MINUTE: z.coerce.number("expected a number").int().min(1).max(6000).default(120),
  PAGES_PER_MINUTE: z.coerce.number("expected a number").int().min(1).max(6000).default(30),
  GRAPH_METHOD_CALLS_PER_10S: z.coerce.number("expected a number of calls").int().min(1).max(10_000).default(100),
  PAUSED_BULK_HOURS: z.coerce.number("expected a number of hours").int().min(1).max(168).default(24),
  JOBS_AT_ONCE: z.coerce.number("expected a number").int().min(1).max(200).default(16),
  METRICS_PORT: z.coerce.number("expected a number").int().min(0).max(65535).optional(),
  AUDIT_SIGNING_KEY: keySetting.optional(),
  TRUSTED_PROXIES: z.coerce.number("expected a number of proxies").int().min(0).max(5).default(0),
  CARDS_IN_SHARED_CONVERSATIONS: z.enum(["yes", "no"]).default("no"),
  CLOUD: given.default("global"),
});

const url = z.url({ protocol: /^https$/, error: "expected an https address" });
/** A cloud record from a file: a stand-in, so channel-side hosts may be http. */
const cloudRecord = z.strictObject({
  name: given,
  authorityHost: url,
  graphBaseUrl: url,
  graphAudience: given,
  botLoginUrl: url,
  botOAuthScope: given,
  botTokenIssuer: given,
  botOAuthUrl: httpUrl,
  botOpenIdMetadataUrl: httpUrl,
  serviceUrls: z.array(httpUrl).min(1),
  downloadHosts: z.array(given).default([]),
  tokenExchangeAudience: given.optional(),
  lacks: z.array(z.enum(["gdap", "hardware-oath", "authentication-methods"])).optional(),
});

export type Config = z.infer<typeof environment> & { readonly cloud: Cloud; readonly customCloud: boolean };

/** The environment as a value, judged as a whole. Throws `ConfigFault` naming every fault at once. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const settings = readSettings(environment, env, faultsAcross);
  const known = Object.hasOwn(clouds, settings.CLOUD) ? clouds[settings.CLOUD as keyof typeof clouds] : undefined;
  return { ...settings, cloud: known ?? readCloud(settings.CLOUD), customCloud: known === undefined };
}

function readCloud(path: string): Cloud {
  const parsed = cloudRecord.safeParse(readJson(path));
  if (!parsed.success) throw new ConfigFault(faultsOf(parsed.error).map((fault) => `CLOUD: in ${path}: ${fault}`));
  const { lacks, tokenExchangeAudience: audience, ...record } = parsed.data;
  return { ...record, ...(lacks && { lacks }), ...(audience !== undefined && { tokenExchangeAudience: audience }) };
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    throw new ConfigFault([
      `CLOUD: ${path} is neither a cloud (${Object.keys(clouds).join(", ")}) nor a readable JSON file`,
    ]);
  }
}
