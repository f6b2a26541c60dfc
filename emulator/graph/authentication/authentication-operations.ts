import type { Reply } from "../../http-service.ts";
import { bothVersions, type Call, type Operation, type Version } from "../call.ts";
import { createAccessPass } from "./access-pass.ts";
import { deactivateToken, deleteGeneric, deleteOfFamily, deleteQrCode } from "./change-methods.ts";
import { type MethodFamily, methodFamilies, readAllScopes, readScopes, writeScopes } from "./method-families.ts";
import { getMethod, getOfFamily, listFamily, listMethods } from "./read-methods.ts";
import { getRequirements, patchRequirements } from "./requirements.ts";
import { getSignInPreferences, patchSignInPreferences } from "./sign-in-preferences.ts";

interface Rules {
  readonly scopes: readonly string[];
  readonly versions: readonly Version[];
}

function operation(
  method: Operation["method"],
  path: string,
  parts: Rules & { run: (call: Call) => Reply },
): Operation {
  return { method, path, backend: "methods", ...parts };
}

/** Per-user MFA is policy: no `UserAuthenticationMethod` scope reaches it. */
const writePolicy = "Policy.ReadWrite.AuthenticationMethod";
const readPolicy = ["Policy.Read.All", writePolicy];

function below(base: string): Operation[] {
  const everywhere = { versions: bothVersions, scopes: readAllScopes };
  const beta = { versions: ["beta"] as const, scopes: readAllScopes };
  const write = ["UserAuthenticationMethod.ReadWrite.All"];
  return [
    operation("GET", `${base}/methods`, { ...everywhere, run: listMethods }),
    operation("GET", `${base}/methods/{method}`, { ...everywhere, run: getMethod }),
    operation("DELETE", `${base}/methods/{method}`, { ...everywhere, run: deleteGeneric }),
    operation("GET", `${base}/signInPreferences`, { ...beta, run: getSignInPreferences }),
    operation("PATCH", `${base}/signInPreferences`, { ...beta, scopes: write, run: patchSignInPreferences }),
    operation("GET", `${base}/requirements`, { ...beta, scopes: readPolicy, run: getRequirements }),
    operation("PATCH", `${base}/requirements`, { ...beta, scopes: [writePolicy], run: patchRequirements }),
    operation("DELETE", `${base}/qrCodePinMethod`, {
      ...beta,
      scopes: ["UserAuthMethod-QR.ReadWrite.All", ...write],
      run: deleteQrCode,
    }),
    ...methodFamilies.flatMap((family) => ofFamily(`${base}/${family.segment}`, family)),
  ];
}

function ofFamily(path: string, family: MethodFamily): Operation[] {
  const versions: readonly Version[] = family.betaOnly ? ["beta"] : bothVersions;
  const read = { versions, scopes: readScopes(family) };
  const write = { versions, scopes: writeScopes(family) };
  const operations = [
    operation("GET", path, { ...read, run: listFamily(family) }),
    operation("GET", `${path}/{method}`, { ...read, run: getOfFamily(family) }),
  ];
  if (family.deletable !== false) {
    operations.push(
      operation("DELETE", `${path}/{method}${family.deleteSuffix ?? ""}`, { ...write, run: deleteOfFamily(family) }),
    );
  }
  if (family.scope === "TAP") operations.push(operation("POST", path, { ...write, run: createAccessPass }));
  if (family.scope === "HardwareOATH") {
    operations.push(operation("POST", `${path}/{method}/deactivate`, { ...write, run: deactivateToken(family) }));
  }
  return operations;
}

/** Authentication methods of a user and of the caller (facts: graph.md §1.1). */
export const authenticationOperations: readonly Operation[] = [
  ...below("/users/{user}/authentication"),
  ...below("/me/authentication"),
];
