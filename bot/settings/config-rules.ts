import { clouds } from "../../core/cloud.ts";

type Judged =
  | "NODE_ENV"
  | "PUBLIC_URL"
  | "CLOUD"
  | "MicrosoftAppType"
  | "MicrosoftAppPassword"
  | "MicrosoftAppCertificatePath"
  | "MicrosoftAppFederatedIdentityClientId"
  | "AZURE_CLIENT_SECRET"
  | "AZURE_CLIENT_CERTIFICATE_PATH"
  | "AZURE_FEDERATED_IDENTITY_CLIENT_ID"
  | "ALLOW_CLIENT_SECRET_IN_PRODUCTION"
  | "DATABASE_URL"
  | "DATA_DIR"
  | "EMBEDDED_STORE_IN_PRODUCTION";

/** What the rules over several settings look at, as it is set: each may be missing, or wrong by itself, which others say. */
export type JudgedSettings = Readonly<Partial<Record<Judged, string | undefined>>>;

export interface Fault {
  readonly setting: Judged;
  readonly message: string;
}

/** What settings that are fine one by one get wrong together. */
export function faultsAcross(env: JudgedSettings): Fault[] {
  return [channelFault(env), graphFault(env), ...secretFaults(env), ...storeFaults(env), ...hostFaults(env)].filter(
    (fault) => fault !== undefined,
  );
}

function channelFault(env: JudgedSettings): Fault | undefined {
  const proofs = given(env, [
    "MicrosoftAppPassword",
    "MicrosoftAppCertificatePath",
    "MicrosoftAppFederatedIdentityClientId",
  ]);
  const setting = "MicrosoftAppPassword";
  if (env.MicrosoftAppType === "SingleTenant" && proofs !== 1) {
    const others = "MicrosoftAppCertificatePath or MicrosoftAppFederatedIdentityClientId";
    return { setting, message: `needed with MicrosoftAppType SingleTenant: exactly one of this, ${others}` };
  }
  if (env.MicrosoftAppType !== "UserAssignedMSI" || proofs === 0) return undefined;
  return { setting, message: "MicrosoftAppType UserAssignedMSI is its own proof: leave all three away" };
}

function graphFault(env: JudgedSettings): Fault | undefined {
  const proofs = given(env, [
    "AZURE_CLIENT_SECRET",
    "AZURE_CLIENT_CERTIFICATE_PATH",
    "AZURE_FEDERATED_IDENTITY_CLIENT_ID",
  ]);
  if (proofs === 1) return undefined;
  const others = "AZURE_CLIENT_CERTIFICATE_PATH or AZURE_FEDERATED_IDENTITY_CLIENT_ID";
  return { setting: "AZURE_CLIENT_SECRET", message: `give either this, ${others}: exactly one` };
}

function secretFaults(env: JudgedSettings): Fault[] {
  if (!isProduction(env) || env.ALLOW_CLIENT_SECRET_IN_PRODUCTION === "yes") return [];
  const secrets = ["MicrosoftAppPassword", "AZURE_CLIENT_SECRET"] as const;
  const message =
    "a secret in production: use a certificate or a managed identity, or ALLOW_CLIENT_SECRET_IN_PRODUCTION=yes";
  return secrets.filter((setting) => env[setting] !== undefined).map((setting) => ({ setting, message }));
}

function storeFaults(env: JudgedSettings): Fault[] {
  const faults: Fault[] = [];
  if (given(env, ["DATABASE_URL", "DATA_DIR"]) !== 1) {
    faults.push({ setting: "DATABASE_URL", message: "give either this (PostgreSQL) or DATA_DIR (embedded)" });
  }
  if (isProduction(env) && env.DATA_DIR !== undefined && env.EMBEDDED_STORE_IN_PRODUCTION !== "yes") {
    const instead = "in production set DATABASE_URL, or EMBEDDED_STORE_IN_PRODUCTION=yes";
    faults.push({ setting: "DATA_DIR", message: `the embedded store never fsyncs; ${instead}` });
  }
  return faults;
}

/** A cloud of one's own is a stand-in on a developer's machine: there, and only there, the browser comes by http. */
function hostFaults(env: JudgedSettings): Fault[] {
  const faults: Fault[] = [];
  const known = Object.hasOwn(clouds, env.CLOUD ?? "global");
  if (!known && isProduction(env)) {
    faults.push({ setting: "CLOUD", message: `expected one of ${Object.keys(clouds).join(", ")}` });
  }
  if (known && env.PUBLIC_URL?.startsWith("https:") === false) {
    faults.push({ setting: "PUBLIC_URL", message: "must be https: people sign in there" });
  }
  return faults;
}

const isProduction = ({ NODE_ENV }: JudgedSettings) => NODE_ENV === "production";

function given(env: JudgedSettings, settings: readonly Judged[]): number {
  return settings.filter((setting) => env[setting] !== undefined).length;
}
