import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Config } from "../../../settings/config.ts";
import { type Check, fail, pass, skip } from "../check.ts";
import type { Installation } from "../installation.ts";

const dayMs = 24 * 60 * 60 * 1000;
/** Time to make a new one and let somebody approve it. */
const warnDays = 21;

interface Aged {
  readonly setting: string;
  /** Whole days until it ends; negative: it has. Unset: the file can't be read as a certificate. */
  readonly days?: number;
}

/** When do the registrations' certificates end? */
export const certificates: Check<Installation> = {
  title: "Certificates",
  run({ config, now }) {
    const aged = filesOf(config).map(([setting, path]) => ({ setting, ...ageOf(path, now()) }));
    if (aged.length === 0) return Promise.resolve(skip("none are used"));
    const says = aged.map(inWords).join("\n");
    if (aged.every(({ days }) => days !== undefined && days >= warnDays)) return Promise.resolve(pass(says));
    const todo = "Upload a new certificate to the registration, then put it in the file's place: no restart is needed.";
    return Promise.resolve(fail(says, todo));
  },
};

function filesOf({ MicrosoftAppCertificatePath: channel, AZURE_CLIENT_CERTIFICATE_PATH: graph }: Config) {
  const files = [
    ["MicrosoftAppCertificatePath", channel],
    ["AZURE_CLIENT_CERTIFICATE_PATH", graph],
  ] as const;
  return files.flatMap(([setting, path]) => (path === undefined ? [] : [[setting, path] as const]));
}

function ageOf(path: string, now: Date): { days?: number } {
  try {
    const { validTo } = new X509Certificate(readFileSync(path));
    return { days: Math.floor((Date.parse(validTo) - now.getTime()) / dayMs) };
  } catch {
    return {};
  }
}

function inWords({ setting, days }: Aged): string {
  if (days === undefined) return `${setting}: no certificate can be read from it`;
  return days < 0 ? `${setting}: ended ${-days} days ago` : `${setting}: good for ${days} more days`;
}
